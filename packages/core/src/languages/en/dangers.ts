/** Danger to life, health, freedom or home, as a customer says it. Read in lower case, after `HARMLESS` is read away. */
import { phrases, words } from '../phrases.ts'

export const WHOSE = words()`
  my|our|his|her|their|your|the|an?  + her  - mine
`

/** Forms of "be" and "have", and the small words that stand between them and what matters. */
export const BEING = words("((…) |'s |'re |'ve )*")`
  is|are|was|were|has|have|had|been|being|got|gets|getting|keeps|started  + is  - went
  just|now|all|so|very|really|badly|completely|suddenly  + badly  - well
`

export const SOMEBODY = words()`
  he|she|they|i|we  + she  - it
  husband|wife|partner|boyfriend|girlfriend|ex  + boyfriend  - marriage
  father|dad|mother|mum|mom|parents?|brother|sister  + mum  - aunt
  sons?|daughters?|grandson|granddaughter|child|children|kids?|baby|toddler  + kids  - kiddo
  boy|girl|dog|cat|man|woman|guy|neighbou?r|landlord|boss  + neighbour  - fish
  someone|somebody|colleague|customer|patient|friend  + somebody  - something
`

export const KIN = words()`
  kids|children|baby|sons?|daughters?|child  + kids  - dog
  mother|mum|mom|father|dad|sister|brother|wife|husband|family  + dad  - aunt
`

export const HARMED = words()`
  me|us|him|her|them|${WHOSE} (_ )?${KIN}  + my little sister  - my car
`

export const BODY = words()`
  face|heads?|eyes?|mouth|lips?|tongue|throat|neck|jaw  + lips  - hat
  arms?|hands?|fingers?|thumb|legs?|foot|feet|toes?|skin|back|chest  + thumb  - sleeve
`

export const APPLIANCE = words()`
  boiler|furnace|heater|heating|heat|stove|oven|cooker|fireplace|generator|gas  + stove  - fridge
`

export const WIRED = words()`
  outlets?|sockets?|plugs?|switch|wires?|wiring|cables?|cord|charger  + sockets  - pipe
  batter(y|ies)|fuse ?box|breakers?|panel|lamp|light|chandelier  + fusebox  - candle
  electrics|boiler|furnace|heater|dryer|oven|motor|unit  + dryer  - mattress
`

export const DRUGS = words()`
  pills?|painkillers?|tablets|capsules|meds|medication|medicine  + tablets  - sweets
  paracetamol|ibuprofen|aspirin|tylenol|insulin|drugs|sleeping pills  + ibuprofen  - vitamins
`

export const MEANT_TO = words("((…|'s|'ve) )*")`
  has|have|had|may have|might have|could have|must have  + may have  - will have
  just|accidentally|apparently  + apparently  - never
`

export const GAS = phrases(String.raw`\b(…)(?!\w)`)`
  (odou?r|stench|whiff|scent) of (gas|smoke|burning|sulph?ur)  + there is an odour of gas  - the scent of roses
  (stinks?|stank|reeks?) (of|like) (gas|smoke|burning|sulph?ur)  + it stinks of smoke  - it stinks of fish
  smell(s|ing|ed|t)? ((of|like|some|a bit of|a lot of|strongly|faintly) )*gas(?!\w)  + i can smell gas in the hall  - how much gas do i use
  gas (leaks?|smell|odou?r|fumes)  + i think there is a gas leak  - my gas bill is too high
  gas ${BEING}(leaking|escaping|hissing|coming out)  + the gas is escaping  - the gas is cheap
  (leaking|hissing|escaping) gas  + a leaking gas line  - a leaking tap
  (rotten|bad|rotting) eggs?  + i smell rotten eggs  - i buy two dozen eggs
  smell(s|ing|ed)? (_ )?(of|like) (_ )?eggs?|gas everywhere  + the house smells like eggs  - do you sell eggs
  smell\w* (_ ){0,2}sul(ph|f)ur  + it smells of sulphur  - does it contain sulphur
  fumes  + fumes come from the garage  - a perfume i ordered
  carbon monoxide(?! (alarm|detector|monitor|sensor))  + a carbon monoxide reading  - do you sell carbon monoxide detectors
  co poisoning  + is it co poisoning  - co founder
  (co|monoxide|smoke|fire|gas) (alarms?|detectors?)\b[^.?!]{0,20} (going off|went off|goes off|beeping|screaming|sounding|sounded|ringing|shrieking|won't stop)  + the smoke alarm keeps going off  - do you sell smoke alarms
  (headaches?|dizz(y|iness)|nause(a|ous)|light-?headed|drowsy|sleepy|faint|sick)\b[^.?!]{0,40} (since|when|whenever|after|while|because of) [^.?!]{0,25}\b${APPLIANCE}  + we get dizzy since the new boiler came  - i get dizzy on boats
  ${APPLIANCE}\b[^.?!]{0,40} (makes?|made|making|gives?|gave|giving) (me|us|everyone|everybody|the _) (_ )?(headaches?|dizzy|nauseous|sick|sleepy)  + the boiler makes us dizzy  - the boiler makes noise
  (we|everyone|everybody|both of us|whole family)( all| both)? (feels?|have|has|are|is|got) ((all|a|bad) )*(headaches?|dizzy|nauseous|drowsy)  + everybody feels nauseous  - everybody feels welcome
`

export const FIRE = phrases(String.raw`\b(…)(?!\w)`)`
  (on|caught|catch(es|ing)|set) fire  + the curtains caught fire  - where is the fire station
  (house|kitchen|electrical|grease|chimney) fire|flames  + flames in the oven  - the fireplace is nice
  there('s| is| was) ((a|some|so much|thick|black|white) )*(fire|smoke)\b(?! alarm| detector| station| exit| escape)  + there's smoke in the kitchen  - there's smoke detector advice
  smok(e|ing) ${BEING}(coming|pouring|filling|rising|billowing)  + smoke is pouring out of it  - smoking is not allowed
  full of smoke  + the room is full of smoke  - the room is full of people
  smell(s|ing|ed)?( of| like| some)? smoke  + it smells of smoke  - a smoke detector
  (see|saw|seeing) (some )?smoke  + i see smoke  - i see a stain
  ${WIRED} ${BEING}smoking  + the socket is smoking  - is this a smoking room
  ${WIRED} ${BEING}(melt(ed|ing)|scorched|charred|burnt|burning|glowing)  + the cable is melting  - the ice is melting
  (melted|scorched|charred|burnt|burning) (_ )?${WIRED}  + a burnt plug  - a burnt cake
  burn(ing|t) (_ )?(smell|odou?r)  + a burning smell  - a burning question
  smell(s|ing|ed)? (_ ){0,3}(burning|burnt|smoky|scorched)  + it smells a bit scorched  - it smells nice
  sparks|sparking|sparked  + it was sparking  - a sparkling wine
  explo(ded?|des|ding|sions?)  + the can exploded  - an exported file
  (it|battery|boiler|heater|oven|charger|phone|lamp) (just )?blew up  + the heater just blew up  - the story blew up online
  too hot to touch  + it is too hot to touch  - it is too hot today
  red[- ]hot  + the plate is red hot  - a red shirt
  batter(y|ies) ${BEING}(swollen|swelling|bulging|leaking|overheat\w*|hissing|expanding)  + the battery is bulging  - the battery is empty
  (burn(ed|t)|scald(ed|ing)) (me|him|us|${WHOSE} (_ )?(${BODY}|son|daughter|child|baby))  + it burnt my hand  - it burnt my toast
  (burns? on) ${WHOSE} (_ )?${BODY}  + it left a burn on my arm  - it left a stain on my arm
  scalded  + she was scalded  - she was scolded
`

export const ELECTRICITY = phrases(String.raw`\b(…)(?!\w)`)`
  (get|gets|got|getting) shocked (every|each|whenever|from|off|when (i|we|he|she|you) (touch|plug|turn|switch|open))  + i get shocked whenever i shower  - i was shocked by the price
  (outlets?|sockets?|plugs?|breakers?|panel|fuse ?box|breaker box|charger|switch) (is|are|feels|gets|keeps)( _)? ?(hot|buzzing|crackling)  + the outlet is hot  - the outlet is white
  electric(al)? shocks?  + it gave an electric shock  - an electric car
  electrocut(ed|ion|ing)  + he was electrocuted  - he is an electrician
  zapp(ed|ing|s) (me|him|her|us)  + it zapped me  - the picture zapped past
  (got|get|been) zapped  + i got zapped  - i got zipped bags
  (g[eo]t|gets|getting|gave|gives?|giving|felt|feel|received) ((me|him|her|us|my _) )?((an?|the|another|small|little|mild|slight|bad|nasty|static) )*shocks?  + it gave my wife a nasty shock  - it gave a discount
  shocked (me|him|us|my (son|daughter|wife|husband|child|kid))  + the kettle shocked me  - shocked by the bill
  (live|bare|exposed|loose|dangling|hanging) (_ )?wir(es?|ing)  + there are bare wires  - a wire transfer
  wires? ${BEING}(exposed|bare|hanging|sticking out|sparking)  + the wires are exposed  - the wires are blue
  (power|electric(al)?) lines? (is|are|has|came|fell|have)?( _)? ?(down|fallen)  + a power line is down  - a power line adapter
  downed (power )?lines?  + a downed line  - a download
  (drip|leak|pour|runn|com|gett|seep)(ing|ping|s|ed|ped) (_ )?(in|into|on|onto|through|out of|over|near|from) ${WHOSE} (_ )?(outlets?|sockets?|fuse ?box|breakers?|electrical _|electrics|wiring|lights?|light _|chandelier|meter)  + water is dripping into the light  - water is dripping into the sink
`

export const WATER = phrases(String.raw`\b(…)(?!\w)`)`
  (toilet|sink|bath|bathtub|tub|drain|tank|cistern|washer|washing machine|dishwasher) (is|was|has|keeps)( _)? ?overflow(ing|ed)  + the toilet is overflowing  - the toilet is new
  (basement|cellar|kitchen|house|flat|garage|floor|bathroom) (is|was)( _)? ?(under ?water|full of water)  + the basement is under water  - the basement is dry
  flood(ed|ing|s)  + the street is flooded  - the floor is dirty
  (a|the) flood (in|on|at)  + there was a flood in our street  - flood insurance
  burst(ing)? (_ )?(pipes?|hose|main|tank|radiator)  + a burst pipe  - a burst of energy
  (pipes?|hose|main|tank|radiator|boiler|heater) ${BEING}(burst|ruptured|split open)  + the tank has ruptured  - the tank has a lid
  water ${BEING}(pouring|gushing|spraying|streaming|rushing|shooting|cascading|everywhere)  + water is gushing in  - water is cheap here
  (gushing|spraying|spurting|pouring) (_ )?water  + a gushing water main  - a glass of water
  (pouring|gushing|spraying|raining|leaking|dripping|coming|running) (_ )?(through|down|from|out of) ${WHOSE} (_ )?(ceiling|walls?|roof)  + it is leaking through the ceiling  - it is leaking a little
  ceiling ${BEING}(collaps_|coming down|come down|came down|caving in|caved in|falling|fallen|fell|sagging|bulging)  + the ceiling is sagging  - the ceiling is white
  (can't|cannot|couldn't|unable to) (stop|(shut|turn) off) the water  + i can't turn off the water  - i turn off the water each winter
  (can't|cannot|couldn't|unable to) (shut|turn) the water off  + we cannot shut the water off  - we shut the water off in winter
  water (won't|will not|doesn't|does not) (stop|shut off|turn off)  + the water won't stop  - the water tastes odd
  sewage ${BEING}(backing up|coming|back|overflowing|everywhere)  + sewage is coming up  - what does sewage cost
  sewage in ${WHOSE}  + sewage in the yard  - sewage fees
`

export const HEALTH = phrases(String.raw`\b(…)(?!\w)`)`
  (can't|cannot|can not|couldn't|unable to) (catch|get|take) (my|his|her|a) (_ )?breath  + i can't catch my breath  - i can't catch my train
  throat ${BEING}(closing|closed|tight)  + her throat is closing  - her throat is sore
  (can't|cannot|unable to) (open|move) (my|his|her) (mouth|jaw|arms?|legs?|neck)  + he cannot open his mouth  - he cannot open his account
  (not|isn't|won't|doesn't) (waking|wake)( up)?  + she's not waking up  - she's not answering
  (can't|cannot) wake (him|her|them)  + i can't wake him  - i can't wake early
  (i|he|she|we|son|daughter|child|baby|wife|husband) (was|got|were|has been|have been) (badly )?(burned|burnt)(?! out| by (you|a|another|this|that|your (company|team|staff|service|firm|shop|store))\b)  + i was burned by your kettle  - i was burned by your company
  (can't|cannot|can not|can hardly|can barely|can scarcely|couldn't|hardly|barely|trouble|difficulty|difficulties|struggl_|hard|harder|unable|not able|problems)( to| with| in| even)* (breath|swallow)(e|ing)?  + he can hardly breathe  - he can hardly wait
  (stopped|stops|not|isn't|hardly|barely) breathing  + she is barely breathing  - she stopped calling
  short(ness)? of breath  + shortness of breath  - short of cash
  gasping  + he is gasping  - he is grasping it
  chok(ed|ing|es)  + the baby choked  - a choice of colours
  suffocat(ed|ing|es)  + she suffocated  - a sufficient amount
  turn(ed|ing) blue  + his lips are turning blue  - turn the light blue
  (face|cheek|throat|tongue|lips?|jaw|neck|eyes?) ${BEING}(swollen|swelling|swelled|swells|puffed)  + my face is swollen  - my face is on the card
  swollen (_ )?(face|cheek|throat|tongue|lips?|jaw|neck|eyes?)  + a swollen jaw  - a swallow
  swelling ${BEING}(worse|spreading|spread|growing)  + the swelling is getting worse  - the swelling is gone
  bleeding  + my gums keep bleeding  - the colours bleed
  bleeds? (heavily|a lot|badly|and)  + it bleeds a lot  - it bleeds
  lost (a lot of|so much|too much) blood  + he lost so much blood  - he lost his card
  (lots? of|so much) blood  + there is so much blood  - a blood test
  blood ${BEING}(everywhere|pouring|gushing)  + there was blood everywhere  - a blood pressure monitor
  (coughing|vomiting|throwing|spitting)( up)? blood|covered in blood  + he is coughing up blood  - he is coughing
  ha?emorrhag_  + a haemorrhage  - a hem
  chest (pains?|hurts|feels tight|is tight)  + my chest hurts  - a chest of drawers
  pains? in ${WHOSE} chest  + pain in my chest  - pain in my foot
  heart attack|stroke  + it may be a stroke  - a keyboard
  (slurred|slurring)  + his speech is slurred  - slurry
  droop(ing|s) face  + a drooping face  - a dropping price
  face ${BEING}(drooping|crooked|lopsided)  + her face is crooked  - her face is known
  (can't|cannot) speak properly  + he can't speak properly  - he can't speak spanish
  unconscious|unresponsive|passed out  + she passed out  - she passed the exam
  faint(ed|ing)|seizures?|convuls_  + he fainted  - a faint line
  (${SOMEBODY}) (has |just |have )?collapsed|allergic reaction|anaphyla_  + my mother has collapsed  - an allergy list
  epi ?pen  + i used my epipen  - a pen
  injur(ed|y|ies)|concussion  + she is injured  - an insured parcel
  (hit|banged|cracked) (my|his|her|their) head  + he hit his head  - he hit the button
  (broke|broken) (my|his|her|their) (arm|leg|hip|wrist|ankle|neck|jaw|nose|ribs?|back|foot|hand|finger|shoulder)  + i broke my wrist  - i broke my phone
  knocked out (_ ){0,3}(tooth|teeth)  + he knocked out two teeth  - a knock at the door
  (tooth|teeth) ${BEING}knocked out  + the tooth was knocked out  - the tooth was whitened
  (cut|sliced) (my|his|her|their) (_ )?${BODY}  + i cut my finger  - i cut my costs
  (fell|fallen) (down|off|from) ${WHOSE} (stairs|steps|ladder|roof|balcony)  + she fell down the stairs  - she fell in love
  (shattered|broke|exploded|snapped|collapsed|fell|landed) (in|on|onto|over) ((my|his|her|their|our) (_ )?(${BODY}|son|daughter|child|kids?|baby|toddler|wife|husband|mother|dog)|me|him)  + the glass shattered in my hand  - the glass shattered in transit
  (somebody|someone|anyone|people|child|son|daughter|baby|he|she|i) (is|was|got|are|were|has been|am|'s)( badly| seriously| really)? hurt  + somebody got hurt  - it can't hurt
  bad(ly)? hurt  + he is badly hurt  - a bad habit
  fever (of|over|above|is) (39|4\d|10[3-9])|emergency|ambulance  + a fever of 40  - a fever of 37
  life[- ]threatening  + it is life-threatening  - life insurance
  life (and|or) death  + a matter of life and death  - life at home
  (i'm|i am|he's|he is|she's|she is|they're|baby is|child is) dying  + he's dying  - he's driving
  call(ed|ing)? (the )?(9-?1-?1|999|112|police|fire (department|brigade))  + i called the police  - i called the shop
  trapped  + we are trapped  - a trap
  stuck in (the|your|an) (elevator|lift)  + we are stuck in the lift  - we are stuck in traffic
  locked in (the|a) (car|room|bathroom) with  + my baby is locked in the car with the keys  - the papers are locked in the car
`

export const SWALLOWED = phrases(String.raw`\b(…)(?!\w)`)`
  overdos(e[ds]?|ing)  + he overdosed  - an overdue bill
  double[- ]dos(e|ed|ing)  + i double-dosed  - a double room
  poison(ed|ing|s)?  + it is poisoned  - a poisson
  (took|taken|swallowed|had|ate|eaten) (_ ){0,3}too (many|much)( of)? (_ ){0,2}${DRUGS}  + she took too many painkillers  - she took too many photos
  (took|taken|swallowed) (_ )?(\d{2,}|ten|twelve|fifteen|twenty|thirty|forty|fifty|all (of )?(my|his|her|the)|(the|a) whole (pack|box|bottle)( of)?)( (?!mg|milligram)_)? ${DRUGS}  + i took thirty pills  - i took two pills
  (${SOMEBODY}|and|then) ${MEANT_TO}(swallow(ed|s|ing)|ingest(ed|s|ing)|inhal(ed|es|ing))(?= )  + my son swallowed a coin  - my son swam a mile
  (ate|eaten|eating|drank|drunk|drinking|licked|bit into|got into) (_ ){0,4}(bleach|batter(y|ies)|magnets?|detergent|antifreeze|cleaner|paint|chemicals?|glue|pills|tablets|rat bait)  + the dog ate some rat bait  - the dog ate some food
`

export const SELF_HARM = phrases(String.raw`\b(…)(?!\w)`)`
  suicid_  + i feel suicidal  - i feel fine
  kill (myself|himself|herself)  + i want to kill myself  - i want to treat myself
  (end|take) (my|his|her) (own )?life  + i will end my life  - i will end my contract
  (hurt|harm|cut|cutting|hurting) (myself|himself|herself)  + she will harm herself  - she will help herself
  self[- ]harm\w*  + it is about self-harm  - it is about self-storage
  don't want to (live|be alive)|better off dead  + i don't want to live  - i don't want to leave
  (can't|cannot) go on( living| any ?more| like this)  + i can't go on like this  - i can't go on holiday
  don't know (if|whether|how) i can go on|no reason to live  + i don't know if i can go on  - i don't know if i can come
  (i|he|she) (just |only |really )?wants? to die  + he just wants to die  - he wants to dine
`

export const VIOLENCE = phrases(String.raw`\b(…)(?!\w)`)`
  ${SOMEBODY} (has |just )?(locked|locks) (me|us|her|him) in(side)?(?= )  + my partner locked me in the flat  - my app locked me out
  ${SOMEBODY} (won't|doesn't|will not|does not) let (me|us|her) (leave|go out)  + he won't let me leave  - he won't let me pay
  (i'm|i am|we're|we are) hiding (in|from)  + we are hiding in the bathroom  - we are hidden fans
  (man|woman|stranger|someone|somebody) (is )?in (my|our) (garden|house|home|flat|yard|bedroom)  + a stranger is in my garden  - a stranger is in your photo
  (with|has|had|got|pulled|holding|waving|pointed)( out)? (a|his|her) (gun|rifle|shotgun|pistol)(?! (safe|rack|case|cabinet))  + he has a gun  - he has a gun safe
  sexual(ly)? (abuse|assault|harass)\w*  + it was sexual abuse  - a sexual health clinic
  touch(es|ed|ing) me (there|sexually|inappropriately)  + he touched me inappropriately  - it touched me deeply
  (dad|father|stepdad|stepfather|uncle|coach|teacher|boss) (keeps )?touch(es|ed|ing) me  + my stepdad touches me  - my stepdad calls me
  (he|she|they)'ll (kill|hurt|beat|hit|stab|shoot) ${HARMED}  + he'll kill me  - he'll call me
  ${SOMEBODY} ((has|have|had|just|keeps|is|was|even|again|nearly|always|physically|who|'s) )*(hit|hits|hitting|beat|beats|beaten|beating|kick(s|ed|ing)|push(es|ed|ing)|grabb(ed|ing)|hurts?|hurting|shot|attack(s|ed|ing)|chok(ed|es|ing)) ${HARMED}(?! (up|back|off|out|an?|to)\b| with (_ ){0,2}(fee|fees|bill|charges?|price|cost|questions?|penalty))  + my husband hit me  - you hit me with a late fee
  (punch|slapp|strangl|stabb|rap|molest|assault|attack|stalk|abus|kidnapp|follow)(s|es|ed|ing) ${HARMED}(?! on)  + he keeps following me  - he follows me on twitter
  (i|we|he|she|son|daughter|wife|friend)( was| were| am| is| got| have| has| been| being| just|'ve|'s|'m)+ (attacked|assaulted|beaten|raped|stabbed|shot|mugged|robbed|punched|kicked|strangled|kidnapped|abused|stalked)\b(?! to\b)  + i've been stabbed  - we were beaten to the booking
  being (followed|stalked|abused|attacked|threatened)  + i am being stalked  - i am being billed
  (was|been|got) threatened  + i was threatened  - i was thrilled
  domestic (violence|abuse)  + domestic violence  - domestic flights
  (is|was|gets?|got|became|turned|being|been|so|very) violent  + he gets violent  - a violet dress
  death threats?  + i got death threats  - a death certificate
  threaten(s|ed|ing)? (${HARMED}|to (kill|hurt|hit|harm|shoot|beat|burn|stab))  + he threatened to hurt us  - he threatened to leave the contract
  (going to|gonna|will|wants to|tried to|trying to) (kill|hurt|stab|shoot) ${HARMED}  + he tried to stab my brother  - he tried to call my brother
  ${SOMEBODY} (has|had|pulled|is holding|is waving|came with)( out)? (a|his|her) (knife|weapon)(?! (set|block|rack|sharpener))  + my ex has a knife  - my ex has a knife set
  (gun|knife)point|break-?in\b  + at gunpoint  - at this point
  broke(n)? into  + they broke into the house  - it broke
  breaking into (my|our|the) (house|home|flat|apartment)  + someone is breaking into our house  - i am breaking into a new field
  (trying to|tried to) (get|break) in(to (my|our|the) (house|home|flat|apartment))?[.!?]?$  + someone is trying to get in  - i am trying to get in touch
  intruder  + there is an intruder  - there is an intro offer
  burglar(s|y|ies)?  + a burglary  - a burger
  (scared|afraid|terrified|frightened) (to (go|come|be|stay|return|sleep|live) (back )?(home|there|here|alone|inside|in (my|our|the) (_ )?(home|house|flat|bed))|for ${WHOSE} (_ )?(life|lives|safety|${KIN})|of (him|her|my (husband|wife|partner|ex|boyfriend|girlfriend|father|son)|what (he|she|they)))  + i am scared to go home  - i am scared of needles
  fear(ing|ed)? for (my|our|his|her|their)|in danger|unsafe|not safe  + i fear for my children  - i fear there is a mistake
  (don't|do not|not|never) feel(ing)? safe  + i don't feel safe  - i feel safe
`

export const ARREST = phrases(String.raw`\b(…)(?!\w)`)`
  (being|getting|be) evicted (today|tonight|now|tomorrow|this)  + we are being evicted today  - we are being evicted next year
  (bailiffs?|police|officers) (are|is) (at|here|outside|in)\b|arrested  + i was arrested  - police are helpful
  in (police custody|a police cell|jail)  + he is in police custody  - child custody
  handcuff(s|ed)  + they put him in handcuffs  - cufflinks
  (picked up|taken) by the police|at the police station  + he is at the police station  - he is at the bus station
  held by the police  + she is held by the police  - she is held by the bank
  (search|arrest) warrant  + they have a search warrant  - they have a search box
  police (want|wants|are|is|came|have|has|took|need|will) (_ ){0,3}(me|us|here|him|her|my|our|interview|question|search|outside|at|speak)  + the police want to interview me  - the police have a discount
  (i|we|he|she|husband|wife|son|daughter|brother|sister|friend|father|mother) ((was|were|am|is|are|have|has|been|being|got|just) )*(detained|deported)  + my brother is being detained  - the parcel was detained at customs
`

/** No heat is discomfort; no heat and somebody frail in the house (`FRAIL`) is danger, whichever message says which. */
export const NO_HEAT = phrases(String.raw`\b(…)\b`)`
  (no|without|lost( our| the)?) (heat|heating)(?! (exchanger|pump))  + we have no heating  - we have no heat pump
  (heat|heating|heater|furnace|boiler) (_ ){0,3}(is out|went out|has gone out|is off|is down|is broken|isn't working|is not working|stopped working|not working|won't start|won't come on|quit|died|failed|broke down)  + our heat is out  - our heat is on
  freezing in (here|the house|our)  + we are freezing in here  - we are freezing the account
`

export const FRAIL = phrases(String.raw`\b(…)\b`)`
  bab(y|ies)|newborns?|infants?|toddlers?|premature  + we have a newborn  - we have a dog
  (days?|weeks?|months?)[- ]old|grandmother|grandfather|grandma|grandpa  + she is only weeks old  - a two weeks trip
  elderly  + she is elderly  - she is older
  (eighty|ninety|8\d|9\d)[- ](years?[- ]old)  + my uncle is ninety years old  - in ninety days
  oxygen|dialysis|bedridden  + he is on dialysis  - he is on holiday
  just out of (the )?hospital  + he is just out of hospital  - he is just out of money
`

/** Read away before danger is looked for: the same words, and nobody in danger. */
export const HARMLESS = phrases(String.raw`\b(…)\b`, 'g')`
  (no|without|any|free of) (_ (of |or )?)?(emergency|chest pain|bleeding|trouble breathing|injur(y|ies)|seizures?|strokes?|overdose|allergic reaction|smoke|flames|sparks|fumes|flooding|gas (leak|smell))  + there is no bleeding  - there is bleeding
  (don't|doesn't|do not|does not|didn't|did not|never) (_ )?(smell|see|hear|notice)(ed)?( any| of| like)* (gas|smoke|fire|flames|sparks|burning)  + i don't smell gas  - i smell gas
  (not|isn't|wasn't|hardly|nothing)( _)? (an? emergency|on fire|life[- ]threatening|in danger|flooded)  + it is not an emergency  - it is an emergency
  (not|isn't|wasn't) bleeding  + it is not bleeding  - it keeps bleeding
  (nobody|no one|none of us) (is|was|were|got|has been)? ?(hurt|injured|in danger)  + nobody was hurt  - somebody was hurt
  emergency (exit|contact)s?  + the emergency exit row  - an emergency
  (family|personal|work) (medical )?emergenc(y|ies)|emergency( situation)? (in|with) (the|my|our) (family|cat|dog|mother|father|parents|work|office)  + we have a family emergency  - the kitchen is an emergency
  (because of|due to|given) (the|an|this|my|our) emergency  + due to the emergency i need a refund  - it is an emergency
  (in case of|for) (an )?emergenc(y|ies)  + in case of emergency  - this is an emergency
  flood(ed|ing) with (_ )?(e-?mails?|calls?|requests?|messages?|spam|ads|offers)  + flooded with emails  - flooded with water
  flood(ing)? (insurance|zone|lights?)  + do i need flood insurance  - there is a flood
  spark(s|ed)? (plugs?|(my|our|some|an?|the|any) (_ )?(interest|curiosity|ideas?|joy|debate|conversation))  + i need four spark plugs  - there were sparks
  shocks? (of (my|our) li(fe|ves)|at|to (see|hear|find|learn|read)|seeing|reading|hearing|when (i|we) (saw|see|read|opened|heard|got|received|looked|found|checked|learn\w*))  + i got a shock when i saw the bill  - i got a shock from the kettle
  shock absorbers?  + new shock absorbers  - an electric shock
  (price|bill|cost|total|quote|invoice|news|amount) (_ )?shocked (me|us)  + the price shocked me  - the kettle shocked me
  shocked (me|us) (how|that|to)  + it shocked me how slow it was  - it shocked me
  stroke of (luck|genius|midnight|a pen)  + a stroke of luck  - i had a stroke
  stroke (rehab\w*|survivors?|patients?|clinic)|bleeding edge  + the bleeding edge  - he is bleeding
  (gave|give|giving) (me|us) a heart attack  + you gave me a heart attack  - he had a heart attack
  dying (to|of (curiosity|boredom|laughter|hunger))|arrested development  + i am dying to know  - he is dying
  (prices?|costs?|bills?|inbox|sales|demand|rates|phone bill) ((has|have|just|really|simply) )*explod(ed|ing)  + prices have exploded  - the oven exploded
  trapped (nerve|wind|in (this|the|your|a|an?) (_ )?(contract|loop|menu|queue|subscription|plan|chat))  + i feel trapped in this contract  - i am trapped in the lift
  burglar alarms?  + a burglar alarm  - a burglar
  fire (stations?|pits?|sale|tv|stick)  + where is the fire station  - a fire in the station
  (sales?|deals?|you|guys|team|store) (is|are) on fire  + your sale is on fire  - the house is on fire
  (kill|hurt) (me|us) (if|when|for)  + she will kill me if it is late  - he will kill me
  beat (me|us|him|her) (at|to (it|the)|in (the|a|this|that) (game|match|race|auction))  + she beat me in the game  - she beat me
  swallow\w* (my|our|his|her) (pride|words|cards?|money|cash)  + i swallowed my pride  - i swallowed my ring
  swallow\w* the (cost|price|fee|difference|loss)  + i will swallow the cost  - he swallowed the coin
  kill(ing)? (myself|himself|herself) laughing  + i was killing myself laughing  - i was killing myself
  injury (law|lawyers?|claims?|solicitors?)|choking hazards?  + an injury lawyer  - an injury
  choking on (these|your|the) (_ )?(fees|prices|bills?|costs?)  + i am choking on these new fees  - i am choking on these nuts
  poison ivy|heart attack of a  + poison ivy  - poison
  (price|bill|fee|cost|that|this) (is|was) (_ )?hard to swallow  + the price is hard to swallow  - it hurts to swallow
  unsafe (website|link|connection|browser|password)|not safe for work  + an unsafe website  - an unsafe house
  (website|link|site|connection|browser|password|page) (is |was |says )?(unsafe|not safe)  + your website is not safe  - our street is not safe
  broken? into (two|three|four|several|\d+|pieces|instal_|parts|smaller|steps)  + it can be broken into three parts  - my house was broken into
  afraid to (go|be) (there|here) (late|without)  + i am afraid to be there late  - i am afraid to be home
`

/** Whoever is in danger writes as they speak: the plainest words for it in German, Spanish and French. */
export const DANGER_ELSEWHERE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  gasgeruch|gasleck|(riecht|riechen|stinkt|rieche) (\p{L}{1,20} ){0,3}gas|gas (riecht|strömt|tritt) (\p{L}{1,20} ?){0,2}  + hier riecht es nach gas  - die gasrechnung ist zu hoch
  (es|küche|haus|wohnung|auto|keller|dach|dachstuhl|ofen|kabel|steckdose)( \p{L}{1,20})? brennt|in flammen|überall rauch|rauch (kommt|quillt|dringt)|raucht und  + unsere küche brennt  - das ist ein rauchmelder
  unter strom|stromschlag|einen? (gewischt|schlag) bekommen|funken (sprüh\p{L}{1,20}|aus)|funkt und  + die wand steht unter strom  - der strom ist teuer
  (unter|voll) wasser|überschwemmt|überflutet|(wasser)?rohrbruch|wasser (läuft|schießt|strömt|tropft) (aus|durch|in)  + der keller steht unter wasser  - das wasser ist kalt
  bewusstlos\p{L}{0,12}|ohnmächtig|atmet (nicht|kaum|schwer)|(keine|kaum) luft|blutet (stark|sehr)|stark blut\p{L}{0,12}|herzinfarkt|schlaganfall|krampfanfall|zusammengebrochen|reagiert nicht|schwer verletzt|brustschmerzen|notarzt|krankenwagen|rettungswagen|lebensgefahr|notfall  + er ist bewusstlos  - ich bin mir dessen bewusst
  (von der|aus dem|die) (leiter|treppe|fenster|dach) (gefallen|gestürzt|runtergefallen|hinuntergefallen)  + er ist von der leiter gefallen  - die leiter ist da
  vergift\p{L}{0,12}|(tabletten|batterie|reiniger|pilze?|münze) (ver|ge)(schluckt|gessen|trunken|nommen)|verschluckt  + mein kind hat eine münze verschluckt  - ich schlucke den preis
  umbringen|suizid\p{L}{0,12}|selbstmord|nicht mehr leben  + ich will nicht mehr leben  - das leben ist schön
  bedroht (mich|uns)|(schlägt|geschlagen|angegriffen) (mich|uns|worden)|einbrecher|überfallen|eingebrochen|(mit|ein) messer|eingesperrt  + mein mann bedroht mich  - das ist eine drohne
  (huele|huelo|olor) (\p{L}{1,20} ){0,2}gas|fuga de gas|escape de gas  + huele a gas en la cocina  - la factura del gas
  (hay|en) (fuego|llamas)|incendio|(hay|sale|mucho) humo|se (está )?quem\p{L}{1,20}|está ardiendo|arde (la|el|mi)  + sale humo del enchufe  - no es un detector
  descarga eléctrica|electrocutad\p{L}{0,12}|calambre|(salta|saltan|hay|echa) chispas  + el enchufe echa chispas  - la luz es cara
  inundad\p{L}{0,12}|inundación|inundando|tubería (rota|reventada)|reventó (la|una) tubería  + el sótano está inundado  - el agua está fría
  inconsciente|no respira|(no puede|puedo) respirar|sangr(a|ando) (mucho|sin)|infarto|se (ha )?desmay\p{L}{1,20}|no (reacciona|despierta)|convuls\p{L}{1,20}|dolor en el pecho|ambulancia|emergencia  + mi padre no respira  - respira tranquilo
  (cayó|caído) (de|por|del|desde) (la|una|las|el)? ?(escaleras?|tejado|balcón|ventana)  + se cayó de la escalera  - la escalera es cara
  envenen\p{L}{1,20}|intoxic\p{L}{1,20}|se (ha )?trag(ó|ado)  + el niño se tragó una pila  - trago saliva
  suicid\p{L}{1,20}|matarme|quitarme la vida|no quiero vivir  + no quiero vivir más  - quiero vivir allí
  me (amenaza|pega|persigue|ataca|está pegando)|con un cuchillo|ladrón en|ha entrado alguien  + me pega y tengo miedo  - me llega el pedido
  (odeur|sens|sent|fuite) (\p{L}{1,20} ){0,2}gaz  + ça sent le gaz  - la facture de gaz
  (il y a le|au|en|prend|pris) feu|incendie|(de la|beaucoup de) fumée|(maison|cuisine|appartement) brûle  + la prise a pris feu  - un feu rouge
  électrocut\p{L}{1,20}|décharge électrique|(des|fait des) étincelles  + il a reçu une décharge électrique  - la décharge est fermée
  inondé\p{L}{0,12}|inondation|(tuyau|canalisation) (a )?(éclaté|cassé|percé)|l['’]eau (coule|monte|entre)  + la cave est inondée  - une inscription
  inconsciente?|évanoui\p{L}{0,12}|ne respire (pas|plus)|(n['’]arrive|n['’]arrive plus|peut pas|peux pas|mal) à respirer|saigne beaucoup|infarctus|crise cardiaque|ne (réagit|répond) (pas|plus)|douleur\p{L}{0,12} (à|dans) la poitrine|ambulance|urgence vitale  + mon père ne respire plus  - il inspire confiance
  (tombée?|chuté) (de|du|dans|d['’]une) ?(la |l['’]|les )?(échelle|escaliers?|toit|balcon|fenêtre)  + elle est tombée de l'échelle  - le toit est neuf
  empoisonn\p{L}{1,20}|intoxiqu\p{L}{1,20}|a avalé  + mon fils a avalé une pile  - la valise
  me (tuer|suicider)|mettre fin à mes jours|plus envie de vivre  + je n'ai plus envie de vivre  - j'ai envie de partir
  me (menace|frappe|bat|poursuit|suit)|avec un couteau|cambrioleur\p{L}{0,12}  + mon mari me frappe  - cela me plaît
`
