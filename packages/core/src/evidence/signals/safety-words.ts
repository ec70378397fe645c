import type { Signal } from './signal.ts'

const WHOSE = '(?:my|our|his|her|their|your|the|an?)'
/** Forms of "be" and "have", and the small words that stand between them and what matters. */
const BEING =
  "(?:(?:is|are|was|were|has|have|had|been|being|got|gets|getting|keeps|started|just|now|all|so|very|really|badly|completely|suddenly) |'s |'re |'ve )*"
const SOMEBODY =
  '(?:he|she|they|i|we|husband|wife|partner|boyfriend|girlfriend|ex|father|dad|mother|mum|mom|parents?|brother|sister|sons?|daughters?|grandson|granddaughter|child|children|kids?|baby|toddler|boy|girl|dog|cat|man|woman|guy|neighbou?r|landlord|boss|someone|somebody|colleague|customer|patient|friend)'
const BODY =
  '(?:face|heads?|eyes?|mouth|lips?|tongue|throat|neck|jaw|arms?|hands?|fingers?|thumb|legs?|foot|feet|toes?|skin|back|chest)'
const APPLIANCE = '(?:boiler|furnace|heater|heating|heat|stove|oven|cooker|fireplace|generator|gas)'
const WIRED =
  '(?:outlets?|sockets?|plugs?|switch|wires?|wiring|cables?|cord|charger|batter(?:y|ies)|fuse ?box|breakers?|panel|lamp|light|chandelier|electrics|boiler|furnace|heater|dryer|oven|motor|unit)'

const GAS = [
  '(?:odou?r|stench|whiff|scent) of (?:gas|smoke|burning|sulph?ur)|(?:stinks?|stank|reeks?) (?:of|like) (?:gas|smoke|burning|sulph?ur)',
  String.raw`smell(?:s|ing|ed|t)? (?:(?:of|like|some|a bit of|a lot of|strongly|faintly) )*gas(?!\w)`,
  'gas (?:leaks?|smell|odou?r|fumes)',
  `gas ${BEING}(?:leaking|escaping|hissing|coming out)|(?:leaking|hissing|escaping) gas`,
  String.raw`(?:rotten|bad|rotting) eggs?|smell(?:s|ing|ed)? (?:\w+ )?(?:of|like) (?:\w+ )?eggs?|gas everywhere|smell\w* (?:\w+ ){0,2}sul(?:ph|f)ur|fumes`,
  'carbon monoxide(?! (?:alarm|detector|monitor|sensor))|co poisoning',
  String.raw`(?:co|monoxide|smoke|fire|gas) (?:alarms?|detectors?)\b[^.?!]{0,20} (?:going off|went off|goes off|beeping|screaming|sounding|sounded|ringing|shrieking|won't stop)`,
  String.raw`(?:headaches?|dizz(?:y|iness)|nause(?:a|ous)|light-?headed|drowsy|sleepy|faint|sick)\b[^.?!]{0,40} (?:since|when|whenever|after|while|because of) [^.?!]{0,25}\b${APPLIANCE}`,
  String.raw`${APPLIANCE}\b[^.?!]{0,40} (?:makes?|made|making|gives?|gave|giving) (?:me|us|everyone|everybody|the \w+) (?:\w+ )?(?:headaches?|dizzy|nauseous|sick|sleepy)`,
  '(?:we|everyone|everybody|both of us|whole family)(?: all| both)? (?:feels?|have|has|are|is|got) (?:(?:all|a|bad) )*(?:headaches?|dizzy|nauseous|drowsy)',
]

const FIRE = [
  '(?:on|caught|catch(?:es|ing)|set) fire|(?:house|kitchen|electrical|grease|chimney) fire|flames',
  String.raw`there(?:'s| is| was) (?:(?:a|some|so much|thick|black|white) )*(?:fire|smoke)\b(?! alarm| detector| station| exit| escape)`,
  `smok(?:e|ing) ${BEING}(?:coming|pouring|filling|rising|billowing)|full of smoke|smell(?:s|ing|ed)?(?: of| like| some)? smoke|(?:see|saw|seeing) (?:some )?smoke`,
  String.raw`${WIRED} ${BEING}smoking|${WIRED} ${BEING}(?:melt(?:ed|ing)|scorched|charred|burnt|burning|glowing)|(?:melted|scorched|charred|burnt|burning) (?:\w+ )?${WIRED}`,
  String.raw`burn(?:ing|t) (?:\w+ )?(?:smell|odou?r)|smell(?:s|ing|ed)? (?:\w+ ){0,3}(?:burning|burnt|smoky|scorched)`,
  'sparks|sparking|sparked|explo(?:ded?|des|ding|sions?)|(?:it|battery|boiler|heater|oven|charger|phone|lamp) (?:just )?blew up|too hot to touch|red[- ]hot',
  String.raw`batter(?:y|ies) ${BEING}(?:swollen|swelling|bulging|leaking|overheat\w*|hissing|expanding)`,
  String.raw`(?:burn(?:ed|t)|scald(?:ed|ing)) (?:me|him|us|${WHOSE} (?:\w+ )?(?:${BODY}|son|daughter|child|baby))|(?:burns? on) ${WHOSE} (?:\w+ )?${BODY}|scalded`,
]

const ELECTRICITY = [
  '(?:get|gets|got|getting) shocked (?:every|each|whenever|from|off|when (?:i|we|he|she|you) (?:touch|plug|turn|switch|open))',
  String.raw`(?:outlets?|sockets?|plugs?|breakers?|panel|fuse ?box|breaker box|charger|switch) (?:is|are|feels|gets|keeps)(?: \w+)? ?(?:hot|buzzing|crackling)`,
  'electric(?:al)? shocks?|electrocut(?:ed|ion|ing)|zapp(?:ed|ing|s) (?:me|him|her|us)|(?:got|get|been) zapped',
  String.raw`(?:g[eo]t|gets|getting|gave|gives?|giving|felt|feel|received) (?:(?:me|him|her|us|my \w+) )?(?:(?:an?|the|another|small|little|mild|slight|bad|nasty|static) )*shocks?`,
  'shocked (?:me|him|us|my (?:son|daughter|wife|husband|child|kid))',
  String.raw`(?:live|bare|exposed|loose|dangling|hanging) (?:\w+ )?wir(?:es?|ing)|wires? ${BEING}(?:exposed|bare|hanging|sticking out|sparking)`,
  String.raw`(?:power|electric(?:al)?) lines? (?:is|are|has|came|fell|have)?(?: \w+)? ?(?:down|fallen)|downed (?:power )?lines?`,
  String.raw`(?:drip|leak|pour|runn|com|gett|seep)(?:ing|ping|s|ed|ped) (?:\w+ )?(?:in|into|on|onto|through|out of|over|near|from) ${WHOSE} (?:\w+ )?(?:outlets?|sockets?|fuse ?box|breakers?|electrical \w+|electrics|wiring|lights?|light \w+|chandelier|meter)`,
]

const WATER = [
  String.raw`(?:toilet|sink|bath|bathtub|tub|drain|tank|cistern|washer|washing machine|dishwasher) (?:is|was|has|keeps)(?: \w+)? ?overflow(?:ing|ed)|(?:basement|cellar|kitchen|house|flat|garage|floor|bathroom) (?:is|was)(?: \w+)? ?(?:under ?water|full of water)`,
  'flood(?:ed|ing|s)|(?:a|the) flood (?:in|on|at)',
  String.raw`burst(?:ing)? (?:\w+ )?(?:pipes?|hose|main|tank|radiator)|(?:pipes?|hose|main|tank|radiator|boiler|heater) ${BEING}(?:burst|ruptured|split open)`,
  String.raw`water ${BEING}(?:pouring|gushing|spraying|streaming|rushing|shooting|cascading|everywhere)|(?:gushing|spraying|spurting|pouring) (?:\w+ )?water`,
  String.raw`(?:pouring|gushing|spraying|raining|leaking|dripping|coming|running) (?:\w+ )?(?:through|down|from|out of) ${WHOSE} (?:\w+ )?(?:ceiling|walls?|roof)`,
  String.raw`ceiling ${BEING}(?:collaps\w+|coming down|come down|came down|caving in|caved in|falling|fallen|fell|sagging|bulging)`,
  "(?:can't|cannot|couldn't|unable to) (?:stop|(?:shut|turn) off) the water|(?:can't|cannot|couldn't|unable to) (?:shut|turn) the water off|water (?:won't|will not|doesn't|does not) (?:stop|shut off|turn off)",
  `sewage ${BEING}(?:backing up|coming|back|overflowing|everywhere)|sewage in ${WHOSE}`,
]

const HEALTH = [
  String.raw`(?:can't|cannot|can not|couldn't|unable to) (?:catch|get|take) (?:my|his|her|a) (?:\w+ )?breath|throat ${BEING}(?:closing|closed|tight)|(?:can't|cannot|unable to) (?:open|move) (?:my|his|her) (?:mouth|jaw|arms?|legs?|neck)`,
  String.raw`(?:not|isn't|won't|doesn't) (?:waking|wake)(?: up)?|(?:can't|cannot) wake (?:him|her|them)|(?:i|he|she|we|son|daughter|child|baby|wife|husband) (?:was|got|were|has been|have been) (?:badly )?(?:burned|burnt)(?! out| by (?:you|a|another|this|that|your (?:company|team|staff|service|firm|shop|store))\b)`,
  String.raw`(?:can't|cannot|can not|can hardly|can barely|can scarcely|couldn't|hardly|barely|trouble|difficulty|difficulties|struggl\w+|hard|harder|unable|not able|problems)(?: to| with| in| even)* (?:breath|swallow)(?:e|ing)?`,
  "(?:stopped|stops|not|isn't|hardly|barely) breathing|short(?:ness)? of breath|gasping|chok(?:ed|ing|es)|suffocat(?:ed|ing|es)|turn(?:ed|ing) blue",
  String.raw`(?:face|cheek|throat|tongue|lips?|jaw|neck|eyes?) ${BEING}(?:swollen|swelling|swelled|swells|puffed)|swollen (?:\w+ )?(?:face|cheek|throat|tongue|lips?|jaw|neck|eyes?)|swelling ${BEING}(?:worse|spreading|spread|growing)`,
  String.raw`bleeding|bleeds? (?:heavily|a lot|badly|and)|lost (?:a lot of|so much|too much) blood|(?:lots? of|so much) blood|blood ${BEING}(?:everywhere|pouring|gushing)|(?:coughing|vomiting|throwing|spitting)(?: up)? blood|covered in blood|ha?emorrhag\w+`,
  `chest (?:pains?|hurts|feels tight|is tight)|pains? in ${WHOSE} chest|heart attack|stroke|(?:slurred|slurring)|droop(?:ing|s) face|face ${BEING}(?:drooping|crooked|lopsided)|(?:can't|cannot) speak properly`,
  String.raw`unconscious|unresponsive|passed out|faint(?:ed|ing)|seizures?|convuls\w+|(?:${SOMEBODY}) (?:has |just |have )?collapsed|allergic reaction|anaphyla\w+|epi ?pen`,
  'injur(?:ed|y|ies)|concussion|(?:hit|banged|cracked) (?:my|his|her|their) head|(?:broke|broken) (?:my|his|her|their) (?:arm|leg|hip|wrist|ankle|neck|jaw|nose|ribs?|back|foot|hand|finger|shoulder)',
  String.raw`knocked out (?:\w+ ){0,3}(?:tooth|teeth)|(?:tooth|teeth) ${BEING}knocked out|(?:cut|sliced) (?:my|his|her|their) (?:\w+ )?${BODY}|(?:fell|fallen) (?:down|off|from) ${WHOSE} (?:stairs|steps|ladder|roof|balcony)`,
  String.raw`(?:shattered|broke|exploded|snapped|collapsed|fell|landed) (?:in|on|onto|over) (?:(?:my|his|her|their|our) (?:\w+ )?(?:${BODY}|son|daughter|child|kids?|baby|toddler|wife|husband|mother|dog)|me|him)`,
  "(?:somebody|someone|anyone|people|child|son|daughter|baby|he|she|i) (?:is|was|got|are|were|has been|am|'s)(?: badly| seriously| really)? hurt|bad(?:ly)? hurt",
  String.raw`fever (?:of|over|above|is) (?:39|4\d|10[3-9])|emergency|ambulance|life[- ]threatening|life (?:and|or) death`,
  "(?:i'm|i am|he's|he is|she's|she is|they're|baby is|child is) dying|call(?:ed|ing)? (?:the )?(?:9-?1-?1|999|112|police|fire (?:department|brigade))",
  'trapped|stuck in (?:the|your|an) (?:elevator|lift)|locked in (?:the|a) (?:car|room|bathroom) with',
]

const DRUGS =
  '(?:pills?|painkillers?|tablets|capsules|meds|medication|medicine|paracetamol|ibuprofen|aspirin|tylenol|insulin|drugs|sleeping pills)'
const MEANT_TO = "(?:(?:has|have|had|may have|might have|could have|must have|just|accidentally|apparently|'s|'ve) )*"

const SWALLOWED = [
  'overdos(?:e[ds]?|ing)|double[- ]dos(?:e|ed|ing)|poison(?:ed|ing|s)?',
  String.raw`(?:took|taken|swallowed|had|ate|eaten) (?:\w+ ){0,3}too (?:many|much)(?: of)? (?:\w+ ){0,2}${DRUGS}`,
  String.raw`(?:took|taken|swallowed) (?:\w+ )?(?:\d{2,}|ten|twelve|fifteen|twenty|thirty|forty|fifty|all (?:of )?(?:my|his|her|the)|(?:the|a) whole (?:pack|box|bottle)(?: of)?)(?: (?!mg|milligram)\w+)? ${DRUGS}`,
  `(?:${SOMEBODY}|and|then) ${MEANT_TO}(?:swallow(?:ed|s|ing)|ingest(?:ed|s|ing)|inhal(?:ed|es|ing))(?= )`,
  String.raw`(?:ate|eaten|eating|drank|drunk|drinking|licked|bit into|got into) (?:\w+ ){0,4}(?:bleach|batter(?:y|ies)|magnets?|detergent|antifreeze|cleaner|paint|chemicals?|glue|pills|tablets|rat bait)`,
]

const SELF_HARM = [
  String.raw`suicid\w+|kill (?:myself|himself|herself)|(?:end|take) (?:my|his|her) (?:own )?life|(?:hurt|harm|cut|cutting|hurting) (?:myself|himself|herself)|self[- ]harm\w*|don't want to (?:live|be alive)|better off dead|(?:can't|cannot) go on(?: living| any ?more| like this)|don't know (?:if|whether|how) i can go on|no reason to live`,
  '(?:i|he|she) (?:just |only |really )?wants? to die',
]

const KIN = '(?:kids|children|baby|sons?|daughters?|child|mother|mum|mom|father|dad|sister|brother|wife|husband|family)'
const HARMED = String.raw`(?:me|us|him|her|them|${WHOSE} (?:\w+ )?${KIN})`

const VIOLENCE = [
  `${SOMEBODY} (?:has |just )?(?:locked|locks) (?:me|us|her|him) in(?:side)?(?= )|${SOMEBODY} (?:won't|doesn't|will not|does not) let (?:me|us|her) (?:leave|go out)|(?:i'm|i am|we're|we are) hiding (?:in|from)|(?:man|woman|stranger|someone|somebody) (?:is )?in (?:my|our) (?:garden|house|home|flat|yard|bedroom)`,
  String.raw`(?:with|has|had|got|pulled|holding|waving|pointed)(?: out)? (?:a|his|her) (?:gun|rifle|shotgun|pistol)(?! (?:safe|rack|case|cabinet))|sexual(?:ly)? (?:abuse|assault|harass)\w*|touch(?:es|ed|ing) me (?:there|sexually|inappropriately)|(?:dad|father|stepdad|stepfather|uncle|coach|teacher|boss) (?:keeps )?touch(?:es|ed|ing) me`,
  `(?:he|she|they)'ll (?:kill|hurt|beat|hit|stab|shoot) ${HARMED}`,
  String.raw`${SOMEBODY} (?:(?:has|have|had|just|keeps|is|was|even|again|nearly|always|physically|who|'s) )*(?:hit|hits|hitting|beat|beats|beaten|beating|kick(?:s|ed|ing)|push(?:es|ed|ing)|grabb(?:ed|ing)|hurts?|hurting|shot|attack(?:s|ed|ing)|chok(?:ed|es|ing)) ${HARMED}(?! (?:up|back|off|out|an?|to)\b| with (?:\w+ ){0,2}(?:fee|fees|bill|charges?|price|cost|questions?|penalty))`,
  `(?:punch|slapp|strangl|stabb|rap|molest|assault|attack|stalk|abus|kidnapp|follow)(?:s|es|ed|ing) ${HARMED}(?! on)`,
  String.raw`(?:i|we|he|she|son|daughter|wife|friend)(?: was| were| am| is| got| have| has| been| being| just|'ve|'s|'m)+ (?:attacked|assaulted|beaten|raped|stabbed|shot|mugged|robbed|punched|kicked|strangled|kidnapped|abused|stalked)\b(?! to\b)`,
  'being (?:followed|stalked|abused|attacked|threatened)|(?:was|been|got) threatened|domestic (?:violence|abuse)|(?:is|was|gets?|got|became|turned|being|been|so|very) violent|death threats?',
  `threaten(?:s|ed|ing)? (?:${HARMED}|to (?:kill|hurt|hit|harm|shoot|beat|burn|stab))|(?:going to|gonna|will|wants to|tried to|trying to) (?:kill|hurt|stab|shoot) ${HARMED}`,
  `${SOMEBODY} (?:has|had|pulled|is holding|is waving|came with)(?: out)? (?:a|his|her) (?:knife|weapon)(?! (?:set|block|rack|sharpener))|(?:gun|knife)point`,
  String.raw`break-?in\b|broke(?:n)? into|breaking into (?:my|our|the) (?:house|home|flat|apartment)|(?:trying to|tried to) (?:get|break) in(?:to (?:my|our|the) (?:house|home|flat|apartment))?[.!?]?$|intruder|burglar(?:s|y|ies)?`,
  String.raw`(?:scared|afraid|terrified|frightened) (?:to (?:go|come|be|stay|return|sleep|live) (?:back )?(?:home|there|here|alone|inside|in (?:my|our|the) (?:\w+ )?(?:home|house|flat|bed))|for ${WHOSE} (?:\w+ )?(?:life|lives|safety|${KIN})|of (?:him|her|my (?:husband|wife|partner|ex|boyfriend|girlfriend|father|son)|what (?:he|she|they)))`,
  "fear(?:ing|ed)? for (?:my|our|his|her|their)|in danger|unsafe|not safe|(?:don't|do not|not|never) feel(?:ing)? safe",
]

const ARREST = [
  String.raw`(?:being|getting|be) evicted (?:today|tonight|now|tomorrow|this)|(?:bailiffs?|police|officers) (?:are|is) (?:at|here|outside|in)\b`,
  'arrested|in (?:police custody|a police cell|jail)|handcuff(?:s|ed)|(?:picked up|taken) by the police|at the police station|held by the police|(?:search|arrest) warrant',
  String.raw`police (?:want|wants|are|is|came|have|has|took|need|will) (?:\w+ ){0,3}(?:me|us|here|him|her|my|our|interview|question|search|outside|at|speak)`,
  '(?:i|we|he|she|husband|wife|son|daughter|brother|sister|friend|father|mother) (?:(?:was|were|am|is|are|have|has|been|being|got|just) )*(?:detained|deported)',
]

/** No heat is discomfort; no heat and somebody frail in the house is danger, whichever message says which. */
const NO_HEAT =
  /\b(?:(?:no|without|lost(?: our| the)?) (?:heat|heating)(?! (?:exchanger|pump))|(?:heat|heating|heater|furnace|boiler) (?:\w+ ){0,3}(?:is out|went out|has gone out|is off|is down|is broken|isn't working|is not working|stopped working|not working|won't start|won't come on|quit|died|failed|broke down)|freezing in (?:here|the house|our))\b/
const FRAIL =
  /\b(?:bab(?:y|ies)|newborns?|infants?|toddlers?|premature|(?:days?|weeks?|months?)[- ]old|grandmother|grandfather|grandma|grandpa|elderly|(?:eighty|ninety|8\d|9\d)[- ](?:years?[- ]old)|oxygen|dialysis|bedridden|just out of (?:the )?hospital)\b/

/** Read away before danger is looked for: the same words, and nobody in danger. */
const HARMLESS = new RegExp(
  [
    String.raw`(?:no|without|any|free of) (?:\w+ (?:of |or )?)?(?:emergency|chest pain|bleeding|trouble breathing|injur(?:y|ies)|seizures?|strokes?|overdose|allergic reaction|smoke|flames|sparks|fumes|flooding|gas (?:leak|smell))`,
    String.raw`(?:don't|doesn't|do not|does not|didn't|did not|never) (?:\w+ )?(?:smell|see|hear|notice)(?:ed)?(?: any| of| like)* (?:gas|smoke|fire|flames|sparks|burning)`,
    String.raw`(?:not|isn't|wasn't|hardly|nothing)(?: \w+)? (?:an? emergency|on fire|life[- ]threatening|in danger|flooded)|(?:not|isn't|wasn't) bleeding|(?:nobody|no one|none of us) (?:is|was|were|got|has been)? ?(?:hurt|injured|in danger)`,
    'emergency (?:exit|contact)s?|(?:in case of|for) (?:an )?emergenc(?:y|ies)',
    String.raw`flood(?:ed|ing) with (?:\w+ )?(?:e-?mails?|calls?|requests?|messages?|spam|ads|offers)|flood(?:ing)? (?:insurance|zone|lights?)`,
    String.raw`spark(?:s|ed)? (?:plugs?|(?:my|our|some|an?|the|any) (?:\w+ )?(?:interest|curiosity|ideas?|joy|debate|conversation))`,
    String.raw`shocks? (?:of (?:my|our) li(?:fe|ves)|at|to (?:see|hear|find|learn|read)|seeing|reading|hearing|when (?:i|we) (?:saw|see|read|opened|heard|got|received|looked|found|checked|learn\w*))|shock absorbers?`,
    String.raw`(?:price|bill|cost|total|quote|invoice|news|amount) (?:\w+ )?shocked (?:me|us)|shocked (?:me|us) (?:how|that|to)`,
    String.raw`stroke of (?:luck|genius|midnight|a pen)|stroke (?:rehab\w*|survivors?|patients?|clinic)|bleeding edge|(?:gave|give|giving) (?:me|us) a heart attack|dying (?:to|of (?:curiosity|boredom|laughter|hunger))|arrested development`,
    '(?:prices?|costs?|bills?|inbox|sales|demand|rates|phone bill) (?:(?:has|have|just|really|simply) )*explod(?:ed|ing)',
    String.raw`trapped (?:nerve|wind|in (?:this|the|your|a|an?) (?:\w+ )?(?:contract|loop|menu|queue|subscription|plan|chat))|burglar alarms?|fire (?:stations?|pits?|sale|tv|stick)|(?:sales?|deals?|you|guys|team|store) (?:is|are) on fire`,
    String.raw`(?:kill|hurt) (?:me|us) (?:if|when|for)|beat (?:me|us|him|her) (?:at|to (?:it|the)|in (?:the|a|this|that) (?:game|match|race|auction))|swallow\w* (?:my|our|his|her) (?:pride|words|cards?|money|cash)|swallow\w* the (?:cost|price|fee|difference|loss)|kill(?:ing)? (?:myself|himself|herself) laughing|injury (?:law|lawyers?|claims?|solicitors?)|choking hazards?|choking on (?:these|your|the) (?:w+ )?(?:fees|prices|bills?|costs?)|poison ivy`,
    String.raw`heart attack of a|(?:price|bill|fee|cost|that|this) (?:is|was) (?:\w+ )?hard to swallow|unsafe (?:website|link|connection|browser|password)|not safe for work|(?:website|link|site|connection|browser|password|page) (?:is |was |says )?(?:unsafe|not safe)|broken? into (?:two|three|four|several|\d+|pieces|instal\w+|parts|smaller|steps)|afraid to (?:go|be) (?:there|here) (?:late|without)`,
  ]
    .map((words) => String.raw`\b(?:${words})\b`)
    .join('|'),
  'g',
)

const DANGER = [GAS, FIRE, ELECTRICITY, WATER, HEALTH, SWALLOWED, SELF_HARM, VIOLENCE, ARREST].map(
  (kind) => new RegExp(String.raw`\b(?:${kind.join('|')})(?!\w)`),
)

/** The customer speaks of danger. */
export const safetyWords: Signal = {
  id: 'safety_words',
  type: 'flag',
  means:
    'Words of danger to life, health, freedom or home: gas, fire, electricity, water, cold, injury, poison, self-harm, violence, threats, arrest.',
  limits: 'English words only. It errs on the side of danger: a medical word in passing counts.',
  examples: [
    { said: 'There is a smell of gas in the kitchen', value: true },
    { said: 'I can smell gas', value: true },
    { said: 'I smell rotten eggs in the basement', value: true },
    { said: 'We all have headaches since the boiler came on', value: true },
    { said: 'I got a shock from the faucet', value: true },
    { said: 'He has chest pain and is dizzy', value: true },
    { said: 'water is flooding the basement', value: true },
    { said: 'My son swallowed a coin', value: true },
    { said: ['Our heat is out', 'We have a two week old'], value: true },
    { said: "I don't want to live any more", value: true },
    { said: 'My husband hit me last night', value: true },
    { said: 'I was arrested this morning', value: true },
    { said: 'He has no chest pain and no bleeding', value: false },
    { said: 'The heat is out at our cabin, nobody is there', value: false },
    { said: 'Where is the fire station?', value: false },
    { said: 'My gas bill is too high', value: false },
    { said: 'The emergency exit row has more legroom', value: false },
    { said: 'I got a shock when I saw the bill', value: false },
  ],
  read: ({ customer }) =>
    customer.some(isDanger) || [NO_HEAT, FRAIL].every((said) => customer.some((text) => said.test(text))),
}

function isDanger(text: string): boolean {
  const serious = text.replace(HARMLESS, '…')
  return DANGER.some((kind) => kind.test(serious))
}
