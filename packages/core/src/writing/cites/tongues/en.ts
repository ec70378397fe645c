import { CHANGING, DONE_FOR_PEOPLE } from '../../../languages/en/deeds.ts'
import { wordsIn } from '../../../languages/phrases.ts'
import { type Tongue, tongueOf } from './tongue.ts'

export const en: Tongue = tongueOf({
  phrases: {
    "can(?:not|['’]t)": 'can not',
    "won['’]t": 'will not',
    "n['’]t": ' not',
    "(?:['’]d|would|should) (?:also )?(?:like|love|prefer|rather)": 'wish',
    "['’]ll": ' will',
    'going to': 'will',
    "['’](?:m|re|ve)": ' ',
    "(?:i|we|they|he|she|it)['’]s": 'it is',
    'up to|as much as': 'upto',
    'at least|no less than': 'atleast',
    'at most|no more than': 'atmost',
    '(?:more than|above|exceeding|exceeds?|beyond|over)(?= (?:the )?(?:limit|[$€£]?\\d))': 'morethan',
    '(?:less than|below|under)(?= [$€£]?\\d)': 'lessthan',
    'no longer|not (?:yet|any more|anymore)': 'not',
    'one[- _]way': 'oneway',
    'round[- _]trip': 'roundtrip',
    'one[- _]stop': 'onestop',
    're-(?=\\p{L})': 're',
    'no problem|no worries': '',
    'not sure|no idea|unsure': 'not know',
    'is there (?:really |absolutely )?no way': 'is there a way',
    '(?:human|live|real) (?:agent|representative|person)s?': 'person',
    'drop(?:ped)?[- ]off': 'dropoff',
    'pick(?:ed)?[- ]up': 'pickup',
    '(?:day|time|take|took|log|sign)(?:s|ed)?[- ]off': 'leave',
    '(?:not|un) ?able to': 'unable',
    'able to': 'can',
    '(?:trouble|difficulty|difficulties|problems?|issues?) (?=\\w+ing\\b)': 'unable ',
    'rather than|instead of|as opposed to': 'insteadof',
    'other than|apart from|except for': 'except',
    'as long as|provided that|in case': 'if',
    'look(?:ed|ing)? up': 'search',
    'look(?:s|ed|ing)? for': 'want',
    'look(?:ed|ing)? after|take care of|takes care of|taking care of': 'care',
    'look(?:s|ed|ing)? (?:into|at)': 'check',
    'find(?:s|ing)? out|found out': 'check',
    'call(?:ed|s|ing)? off': 'cancel',
    'pa(?:y|ys|id) back|money back|give(?:n|s)? back|gave back': 'refund',
    'sen[dt] back|bring back': 'return',
    '(?:turn|switch)(?:ed|ing)? on': 'enabled',
    '(?:turn|switch)(?:ed|ing)? off': 'disabled',
    'picture messages?|multimedia messages?': 'mms',
    'text messages?': 'sms',
    'as soon as possible|right away|asap': 'urgent',
    'check(?:ed)? bags?|checked baggage': 'bags',
    'talk(?:s|ed|ing)? to|speak(?:s|ing)? (?:to|with)|spoken to|connected (?:to|with)': 'speak',
    'e-mails?': 'email',
    'new york city': 'new york',
    'sign(?:ed)? up': 'register',
    "(?:did|does|do|would|could)(?: not|n['’]t) (?:help|work|fix it|change anything)": 'failed',
    '(?:made|makes|had) no (?:difference|effect|change)|without success|to no avail|in vain': 'failed',
    'no one': 'nobody',
    'non-?(?=refundable|member)': 'non ',
    'in (?:the )?name of': 'name',
  },
  denies: 'not no never nothing none nobody neither nor without hardly barely non insteadof false',
  alone: 'nothing none nobody',
  refuses: `unable cannot refuse refuses refused refusing decline declines declined declining reject rejects rejected deny
    denies denied fail fails failed failing failure lack lacks lacking lacked missing ineligible impossible unsuccessful
    unavailable invalid prohibited forbidden prevent prevents unsupported nonrefundable`,
  restricts: 'unless except only solely just',
  upper: 'upto atmost max maximum limit limited within lessthan cap capped ceiling',
  lower: 'atleast min minimum morethan',
  conditions: 'if whether unless otherwise maybe perhaps possibly probably might would could',
  future: 'will shall',
  possible: 'can could may might',
  obliged: 'must need needs needed require requires required should shall has-to',
  wishes: `wish wishes wished want wants wanted wanting need needs needed please ask asks asked asking request requests requested
    requesting seek seeks seeking sought insist insists insisted prefer prefers preferred hope hopes hoping hoped demand demands
    demanded would-like looking interested willing accept accepts rather tried trying intend intends plans settle settles`,
  reports: `say says said saying tell tells told state states stated report reports reported reporting claim claims claimed mention
    mentions mentioned explain explains explained complain complains complained inform informs informed inquire inquired note
    noted believe believes believed think thinks thought describe
    describes described answer answered according advise advised feel feels felt insist insisted promise
    promised suggest suggested know knows understand understands understood offer offered offers argue argued admit admits admitted stress stresses expect expects expected quote quoted agree
    agreed agrees`,
  offers: 'offer offers offered propose proposed proposes suggest suggested promise promised',
  customer: 'customer client caller patient guest user he she him visitor member subscriber passenger-customer',
  agent: 'agent assistant bot ai representative rep',
  first: 'i we me us myself ourselves',
  second: 'you yourself',
  firstOwn: 'my our mine ours',
  secondOwn: 'your yours',
  thirdOwn: 'his her their hers theirs',
  others: `colleague coworker wife husband spouse partner mother mom mum father dad parent parents sister brother son daughter child
    children kid kids baby friend neighbour neighbor aunt uncle grandmother grandfather boss landlord tenant roommate
    assistant-of girlfriend boyfriend niece nephew cousin driver`,
  being: 'am is are was were be been being got get gets',
  undergone: `told sent given shown paid held made left charged put set sold found kept billed cut brought read lost asked offered
    promised informed advised`,
  participle: 'ed',
  by: 'by',
  at: 'at around about by',
  currency: 'usd eur gbp dollars dollar euros euro pounds pound credits',
  withWords: 'with after before because due despite on for since',
  links: 'of',
  joins: `and but or because so since although though while whereas when where which who whose that unless if whether until
    after before then nor yet why how what once`,
  adds: 'and or but then nor',
  lists: 'and that',
  turns: 'but while whereas although though yet however',
  orders: [...wordsIn(CHANGING, DONE_FOR_PEOPLE), 'turn', 'go', 'let', 'use', 'run'].join(' '),
  pronouns: 'please he she they it this that these those there',
  asking: 'what why how when where which who whose',
  ifs: 'if unless otherwise',
  sides: 'up down off',
  lookUps:
    'found find finds checked checks searched looked located saw verified identified retrieved confirmed read reviewed opened',
  light: 'found set made done given seen located left sent placed entered',
  amounts: 'price',
  customerDeeds: `book booked reserved bought purchased ordered paid pays pay travels travel flies live lives owns holds used uses joined
    subscribed received registered traveling travelling flew stays`,
  having: 'has have had holds owns',
  verbs: `am is are was were be been being has have had do does did can could may might must will would shall should wants want
    wanted wishes wish needs need asks asked says said`,
  yes: 'yes yeah yep sure ok okay correct right absolutely confirmed certainly please definitely',
  no: 'no nope nah',
  opposites: `
    on enabled enable activated activate active enabling/ off disabled disable deactivated inactive disabling
    up raised increase increased higher rose/ down lowered decrease decreased lower fell dropped
    open opened/ closed shut
    more/ fewer less
    before earlier sooner/ after later
    allow allowed allows permit permitted permits eligible/ disallowed barred
    with/ without
    cheapest lowest cheaper/ dearest highest dearer expensive
    accept accepts accepted accepting/ refused refuse refuses
    success successful successfully succeeded works work working worked/ failed fails fail failing failure unsuccessful
    lock locked/ unlocked unlock
    add added adding/ remove removed removing
    include included includes including/ exclude excluded excludes excluding
    available/ unavailable
    valid/ invalid
    possible/ impossible
    win won/ lose lost
    start started begins began/ stop stopped ended
    connected/ disconnected
    agree agreed agrees/ disagree disagreed disagrees
    approve approved approves/ rejected reject declined decline
    buy bought purchased/ sell sold
    early/ late
    inbound/ outbound
  `,
  alike: `
    from origin departure depart
    to destination arrival arrive
    cancel cancellation cancelled void
    refund reimburse reimbursement refundable compensation money
    change modify modification alter amend update move moved switch shift reschedule adjust edit correct revise upgrade downgrade
    exchange swap replace replacement substitute
    price cost fare fee charge rent amount total paid pay payment sum expense worth money billed bill
    buy bought purchase purchased order ordered
    book booked booking reserve reservation appointment ticket rebook set schedule scheduled arrange arranged made created create
    free available
    phone mobile cell number telephone reach reached reachable contact
    mother mom mum
    father dad
    ill sick unwell illness health
    wife spouse partner
    husband spouse partner
    child kid son daughter children kids
    care nurse
    receive get got obtain receives gotten
    provide give gave supply provided share
    start begin commence
    stop end finish cease
    help assist assistance
    quick fast urgent expedite expedited speed soon priority rush flag
    broken damaged defective faulty damage cracked
    arrive deliver delivered delivery come arrival came
    person human representative supervisor manager colleague someone somebody specialist agent transfer
    check verify verified verification confirm look find search look-up inspect review see
    identify identified verified verify authenticate authenticated identity located locate found
    find found search searched results
    flight trip travel journey itinerary fly leaves departs departure leave depart departed
    passenger traveler traveller person
    bag bags baggage baggages luggage suitcase
    voucher certificate credit coupon
    wrong incorrect mistake error mistaken
    problem issue trouble problems difficulty
    return returned returning
    policy rule rules allowed permitted eligible permit allow possible applicable apply applies qualify
    address home location
    day date
    restart restarted reboot rebooted rebooting
    reset resets resetting restored
    half 50%
    fix repair resolve solve
    same identical
    unexpected unexpectedly
    leave depart go goes
    ask want wish
    decide decision
    exception flexibility
    remain remaining left rest keep
    last latest recent recently
    large big
    small little
    job work
    car vehicle taxi ride cab
    doctor physician dentist
    restaurant table
    seat seats
    partial half part portion
    photo picture image mms
    nonstop direct
    country abroad overseas roaming
    plate license licence
    practice clinic dentist office
    submit submitted file filed report
    class cabin economy
    cabin class
    business
    member membership
    account profile
    item product article
    extra additional
    charge charges charged
    suggest recommend propose offer
    locate find
    permission permissions
    mail email
    extend extension
    contract agreement
    data internet
    signal network service coverage
    suspend suspended suspension
    due overdue owed outstanding unpaid
    hotel room stay
    rating rated stars score
    event concert show game
    movie film
    spend waste
    month monthly
    balance
    send sent
    child
  `,
  empty: `gave give gives named names insist insists insisted recommend recommended recommends shows show showed system record records set either again even once first sometimes a an the to of in at for from as about into onto per via and or but so than too very also just still yet already now then
    there here this that these those it its their they them who whom which what when where why how whose have has had do does did
    done be been being am is are was were am get got gets me my we us our you your he him his she her hers i one ones any some such
    other own both each every all much many more most it'll let let's lets like well back out up off over by with on down only
    still however therefore thus because since if whether unless while although though after before until during between per
    not can could may might must will would shall should customer agent user client caller order-to please thank thanks hi hello
    hey ok okay yes no sure sorry currently actually really going want wants wanted need needs needed wish wishes asks ask asked
    said says say told tell tells reported reports claims claimed stated states mentioned explained complained made make makes`,
  months: `jan|january feb|february mar|march apr|april may jun|june jul|july aug|august sep|sept|september oct|october nov|november
    dec|december`,
  numbers: {
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    twice: 2,
    thrice: 3,
    dozen: 12,
  },
  hours: { am: 'am a.m', pm: 'pm p.m' },
  plainKeys: `id ids number no nr code ref reference key name first last full value amount price cost total date time at on day email
    phone address text status type kind source of user customer order item product reservation booking flight account payment line
    message details info data result results title label note description city street location origin destination departure arrival`,
  tasks: `decide decides check review confirm consider look see tell contact approve clarify explain find make handle settle verify
    whether let continue follow take give ask open resolve process arrange`,
  toPerson: `tell ask call contact speak inform refund give offer for with help thank reach write email phone assist answer let`,
  weekdays: 'monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thurs friday|fri saturday|sat sunday|sun',
  ways: 'from to',
  things: 'number code id reference',
  labels: 'number no nr id code ref reference is was of named called the a an under with',
})
