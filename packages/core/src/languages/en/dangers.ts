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
  (gas|toxic|poisonous|chemical|exhaust|petrol|gasoline|strong|strange|weird|bleach|paint) fumes|fumes (_ ){0,3}(come|coming|from|in|inside|everywhere|filling)  + fumes come from the garage  - a lot of fumes at the toll booth
  (breath\w*|inhal\w*|smell\w*) (_ ){0,2}fumes  + we are breathing in fumes  - i like perfumes
  mixed (_ ){0,3}bleach|(bleach|acid|chemicals?|drain cleaner|ammonia|lye|solvent) (_ ){0,4}(eyes?|face|skin|mouth|spill\w*|splash\w*|all over)  + she got bleach in her eyes  - i ordered bleach
  (chlorine|ammonia|bleach|acid|chemicals?) ${BEING}(mixed|leaking|escaping|spilled|spilt)|(mixed|mixing) (_ ){0,3}(chlorine|ammonia|acid)  + chlorine got mixed with the acid  - chlorine for the pool
  (coughing|eyes (burn|sting)\w*)\b[^.?!]{0,30} can't (see|breathe|stop)  + they are coughing and can't see  - he is coughing
  chemical (spill|burn|leak)|(spilled|splashed) (_ ){0,4}(acid|bleach|chemicals?)  + a chemical spill in the lab  - a chemical formula
  carbon monoxide(?! (alarm|detector|monitor|sensor))  + a carbon monoxide reading  - do you sell carbon monoxide detectors
  co poisoning  + is it co poisoning  - co founder
  (co|monoxide|smoke|fire|gas) (alarms?|detectors?)\b[^.?!]{0,20} (going off|went off|goes off|beeping|screaming|sounding|sounded|ringing|shrieking|won't stop)  + the smoke alarm keeps going off  - do you sell smoke alarms
  (headaches?|dizz(y|iness)|nause(a|ous)|light-?headed|drowsy|sleepy|faint|sick)\b[^.?!]{0,40} (since|when|whenever|after|while|because of) [^.?!]{0,25}\b${APPLIANCE}  + we get dizzy since the new boiler came  - i get dizzy on boats
  ${APPLIANCE}\b[^.?!]{0,40} (makes?|made|making|gives?|gave|giving) (me|us|everyone|everybody|the _) (_ )?(headaches?|dizzy|nauseous|sick|sleepy)  + the boiler makes us dizzy  - the boiler makes noise
  (we|everyone|everybody|both of us|whole family)( all| both)? (feels?|have|has|are|is|got) ((all|a|bad) )*(headaches?|dizzy|nauseous|drowsy)  + everybody feels nauseous  - everybody feels welcome
`

export const FIRE = phrases(String.raw`\b(…)(?!\w)`)`
  (on|caught|catch(es|ing)|set) fire  + the curtains caught fire  - where is the fire station
  (house|home|kitchen|roof|shed|garage|car|van|sofa|bed|curtains?|attic|building|barn|bin|oven|pan|fence|socket|machine) (is|are|has been|'s|started)( _)? ?burning(?! (oil|fuel|calories|gas))  + the shed is burning  - the oven is burning oil
  fire (_ )?(in|at) ${WHOSE} (_ )?(house|flat|kitchen|bin|oven|garage|bedroom|building|garden|basement|hall|hallway|stairwell|office|shop|warehouse|loft|attic|laundry)  + there has been a fire in the loft  - the fire in his eyes
  smoke (everywhere|all over|under|in|inside|through)|(thick|black|heavy) smoke  + smoke under the door  - smoke free
  (power ?bank|vape|phone|laptop|tablet|e-?bike|scooter|hoverboard|device|kettle|toaster|microwave|blender|console|monitor|tv|speaker|battery|pack) ${BEING}(hissing|smoking|burning|melting|swelling|swollen|sparking|popping|overheating)  + the power bank is smoking  - the phone is ringing
  (house|kitchen|electrical|grease|chimney) fire|flames  + flames in the oven  - the fireplace is nice
  there('s| is| was) ((a|some|so much|thick|black|white) )*(fire|smoke)\b(?! alarm| detector| station| exit| escape)  + there's smoke in the kitchen  - there's smoke detector advice
  smok(e|ing) ${BEING}(coming|pouring|filling|rising|billowing)  + smoke is pouring out of it  - smoking is not allowed
  (filling|filled|full) (up )?(with|of) (steam|fumes|gas)|pressure ((keeps|is|still|has been) )+(rising|climbing|going up)  + the cellar is filling with steam  - filling in the form
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
  (think|afraid|believe|sure) ${WHOSE} (_ )?(hip|legs?|arms?|ankle|wrist|neck|spine|ribs?|collarbone) ${BEING}(broken|fractured|shattered)  + i think my hip is broken  - my arm was broken in may
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
  (not|isn't|aren't|won't|doesn't|does not|stopped|never) (respond(ing)?|moving|move|talking|speaking)(?! to (my|our|the|your) (_ )?(e-?mails?|messages?|calls?|tickets?))(?= (to me|to us|and|or|at all|any ?more|since|now)|[.,!]|$)  + he is not moving  - you are not responding to my emails
  (fell|fallen|dropped|slipped)\b[^.?!]{0,40} (doesn't|does not|won't|not|isn't|can't|cannot) (answer(ing)?|get up|stand|walk|move|respond)  + she slipped and can't get up  - it fell off and does not matter
  (he|she|they|man|woman|child|boy|girl|mother|father|mum|mom|dad|husband|wife|neighbou?r|guy|person|lady|someone|somebody|customer|worker) (is|was|'s|are)?( _)? ?(lying|laying|slumped|face down)|lying (on|at|in) (the|our|my|his|her) (floor|ground|stairs|foot|bottom|kitchen|bathroom|street|road|pavement|hall\w*|driveway|pool)  + he is lying on the floor  - the parcel was lying around
  (can't|cannot|couldn't) (feel|move) (my|his|her|their) (_ )?${BODY}  + she can't feel her legs  - i can't feel my age
  (hit|run over|knocked down) by (a|an|the) (_ )?(car|van|truck|bus|train|bike|forklift|motorbike|lorry|tram)|(pinned|crushed|trapped|stuck) (under|beneath|between|by) (_ )?_|caught in (the|a) (_ )?(machine|belt|blade|door|mower|saw|press|escalator|gate)  + he was hit by a car  - a hit by a band
  (drown(ed|ing)|(pulled|fell|fallen) (_ ){0,3}(into|in|from|out of) the (pool|pond|river|canal|lake|well))(?! in (work|debt|emails?|paperwork|tickets))  + she fell in the pool  - drawn from the pool
  (severed|amputated|chopped off|cut off|sliced off|lost|caught|smashed|crushed) (_ ){0,2}(finger|fingers|thumb|hand|toe|toes|arm|foot|leg)|(finger|thumb|hand|toe|arm|foot|leg) (_ ){0,2}(cut off|severed|hanging off|crushed)|bone (sticking|poking)  + he cut off his finger  - he lost hands down
  (my|her) waters? (has |just |have )?broken?(?! (down|heater|main|filter))|in labou?r(?! (law|costs?|charges?|hours?))|contractions|miscarr\w+|stillb\w+  + my waters broke  - the water broke down
  no pulse|doing cpr|chest compressions|went limp|gone limp|floppy baby|foaming|having a fit|fitting on the|(lips|face|skin) ${BEING}(grey|gray|blue|purple|white)|(turned|going|gone) (grey|gray|blue) in the face  + his lips are grey  - his lips move
  (snake|spider|wasp|bee|dog) (_ )?(bit|bitten|attacked|stung) (_ )?(me|him|her|us|my|our)|(bitten|mauled|stung) by  + a dog bit my son  - i bit my tongue
  (run|ran|running|are|am|is) (_ )?(out of|low on) (_ )?(insulin|oxygen|inhaler|epi ?pens?)|(oxygen|ventilator|dialysis|cpap|concentrator|nebuli[sz]er)\b[^.?!]{0,40} (stopped|out|off|down|failed|not working|beeping|low|empty|dead|needs power)  + we are out of insulin  - we are out of stock
  (power|electricity) (_ ){0,4}(out|off|down|cut|gone|failed)\b[^.?!]{0,50}\b(oxygen|ventilator|dialysis|nebuli[sz]er|breathing machine)  + the power is out and she is on oxygen  - the power of oxygen bleach
  (blood sugar|sugar) (_ )?(is|was|dropped|very|too) (_ )?(low|crashing|dropping|under \d+)|diabetic (coma|shock)|hypo(glyc\w+)?  + his blood sugar is very low  - low sugar drinks
  (child|son|daughter|boy|girl|baby|toddler|mother|father|mum|mom|dad|husband|wife|grandmother|grandfather|kid)\b[^.?!]{0,20} (is|has gone|went|'s gone|gone) missing|can't find my (son|daughter|child|kid|boy|girl|baby|toddler|mother|father|husband|wife|grandson|granddaughter)|(son|daughter|child|toddler|boy|girl) (has |just )?(wandered|run) off  + my son is missing  - a part is missing
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
  (fell|fallen|falls) (down|off|from|out of|through) ${WHOSE} (_ )?(stairs|steps|staircase|ladder|roof|balcony|scaffold\w*|window|tree|horse|bunk|loft|bed|platform|ledge|wall|ceiling|skylight|cliff|bike|bicycle|motorbike|tower|crane|truck|forklift|dock)  + she fell down the stairs  - she fell in love
  (shattered|broke|exploded|snapped|collapsed|fell|landed) (in|on|onto|over) ((my|his|her|their|our) (_ )?(${BODY}|son|daughter|child|kids?|baby|toddler|wife|husband|mother|dog)|me|him)  + the glass shattered in my hand  - the glass shattered in transit
  (somebody|someone|anyone|people|child|son|daughter|baby|he|she|i) (is|was|got|are|were|has been|am|'s)( badly| seriously| really)? hurt  + somebody got hurt  - it can't hurt
  bad(ly)? hurt  + he is badly hurt  - a bad habit
  fever (of|over|above|is) (39|4\d|10[3-9])|emergency|ambulance  + a fever of 40  - a fever of 37
  life[- ]threatening  + it is life-threatening  - life insurance
  life (and|or) death  + a matter of life and death  - life at home
  (i'm|i am|he's|he is|she's|she is|they're|baby is|child is) dying  + he's dying  - he's driving
  call(ed|ing)? (the )?(9-?1-?1|999|112|police|fire (department|brigade))  + i called the police  - i called the shop
  trapped  + we are trapped  - a trap
  (wall|roof|building|house|balcony|stairs|floor|chimney|shelf|shelves|scaffold\w*|tree|pole|crane) ${BEING}((collaps|cav)(ed|ing|es)( in)?|coming down|come down|fallen|fell|fall(s|ing)) (_ ){0,2}(on|onto|in|into|over|down|and|now|!)  + the wall is collapsing onto the street  - the wall is blue
  stuck in (the|your|an) (elevator|lift)  + we are stuck in the lift  - we are stuck in traffic
  (baby|child|son|daughter|toddler|kid|boy|girl|dog) (_ ){0,3}(locked|stuck|shut) in|(i'm|i am|we're|we are|he's|he is|she's|she is|they're|got|been) (_ )?locked in (the|a) (car|room|bathroom|freezer|cold room|shed|cellar|basement|lift)  + my baby is locked in the car with the keys  - the papers are locked in the car
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
  (want|going|ready|plan\w*|thought) (_ )?to end (it all|everything|my life)|(standing|sitting) on (the|a) (bridge|ledge|roof|tracks)|no way out of this|say goodbye for good|goodbye note|suicide note  + i am ready to end it all  - i want to end it on friday
  don't want to (live|be alive)|better off dead  + i don't want to live  - i don't want to leave
  (can't|cannot) go on( living| any ?more| like this)  + i can't go on like this  - i can't go on holiday
  don't know (if|whether|how) i can go on|no reason to live  + i don't know if i can go on  - i don't know if i can come
  (i|he|she) (just |only |really )?wants? to die  + he just wants to die  - he wants to dine
`

export const VIOLENCE = phrases(String.raw`\b(…)(?!\w)`)`
  ${SOMEBODY} (has |just )?(locked|locks) (me|us|her|him) in(side)?(?= )  + my partner locked me in the flat  - my app locked me out
  ((man|woman|boy|girl|someone|somebody|kid|child|lady|lad|he|she|person)('s| is|'re| are)? |people are )((_ )?(stood|standing|sitting|lying|walking|stuck) )?(on|over) the (railway |train |tram )?(tracks?|line|rails|ledge|railings?|parapet)(?! (of|to|for))  + a man is standing on the tracks  - the train is on the tracks
    (someone|somebody|he|they|a man|a bloke|some men|people)( has|'s|'ve| have| just| is| are)? (broken?|smashed|smashing|forced|forcing|kicked|kicking) (in )?(the|a|my|our) (_ )?(window|door|glass|lock|patio)|(he|they|someone|somebody)( is|'s|'re| are) (now |already |still )?(in the house|inside the house|in my (house|flat|home)|downstairs)  + someone broke the window  - I broke the window
    hostages?|shots? fired|gun ?shots?|kidnap\w*|prowler|(smash|smashed|smashing|kicking|banging|hammering|pounding)( on| at| in| down)? (my|our|the) (_ )?(doors?|windows?)|chas(ing|ed) (me|us|him|her)|screaming for help  + he is banging on our door  - a bang for the buck
  (taken|took|snatched|grabbed) (my|our) (kids?|children|son|daughter|baby|child)(?! (to (school|the)|home|on))  + my ex took my kids  - we took my kids to the park
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
  (ex|husband|wife|partner|boyfriend|girlfriend|neighbou?r|father|brother|son|man|he|she)\b[^.?!]{0,30} (will|to|gonna|'ll) (kill|hurt|stab|shoot|beat) ${HARMED}  + my ex says he will kill me  - my dad will beat the traffic
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
  (bailiffs?|police|officers|detectives|ice|immigration|fbi|agents|sheriffs?|marshals) (are|is|came|just|have) (_ )?(at|here|outside|in|inside|raid\w*|search\w*|taking|seiz\w*|knocking|banging)\b  + the police are outside  - police are helpful
  (i|we|he|she|they|husband|wife|son|daughter|brother|sister|friend|father|mother|dad|mum|mom|partner|client|employee|colleague|boyfriend|girlfriend|nephew|cousin|boss|guy|man) ((was|were|is|am|are|has|have|been|being|got|just|'ve|'s) )+arrested|arrested (this|last|today|tonight|yesterday|me|us|him|her|my|an hour|minutes|at|on)|under arrest  + i was arrested  - and then get arrested for violating the policy
  (raided|raiding|(they|police|officers|agents) (are |have |is )?(searched|searching)) (_ )?(my|our) (house|home|flat|office|shop|premises|apartment)|(served|serving) (me|us) (_ )?(an? )?(eviction|injunction|warrant|subpoena)|in (a |the )?(police )?(cell|custody|detention)  + they are raiding our office  - i am searching my office
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
  (air ?con\w*|a/?c|cooling) (_ ){0,3}(is out|went out|is off|is down|is broken|isn't working|not working|stopped working|died|failed|dead)|(9[5-9]|1[01]\d)( degrees)? (in here|inside|indoors|in the house)  + our ac is out  - our ac is on
  freezing in (here|the house|our)  + we are freezing in here  - we are freezing the account
`

export const FRAIL = phrases(String.raw`\b(…)\b`)`
  asthma\w*|pregnant|disabled|wheelchair|(is|are|turning|aged) (8\d|9\d|eighty|ninety)([ -](one|two|three|four|five|six|seven|eight|nine))?\b(?! (degrees|dollars|percent|euros|pounds|minutes|days))  + my mother is ninety  - it is ninety degrees
  bab(y|ies)|newborns?|infants?|toddlers?|premature  + we have a newborn  - we have a dog
  (days?|weeks?|months?)[- ]old|grandmother|grandfather|grandma|grandpa  + she is only weeks old  - a two weeks trip
  elderly  + she is elderly  - she is older
  (eighty|ninety|8\d|9\d)[- ](years?[- ]old)  + my uncle is ninety years old  - in ninety days
  oxygen|dialysis|bedridden  + he is on dialysis  - he is on holiday
  just out of (the )?hospital  + he is just out of hospital  - he is just out of money
`

/** Read away before danger is looked for: the same words, and nobody in danger. */
export const HARMLESS = phrases(String.raw`\b(…)\b`, 'g')`
  emergency\b[^?!]{0,60} (flight|reservation|booking|refund|change|cancel|reschedule|rebook|travel|trip|ticket)|(flight|reservation|booking|refund|change|cancel|reschedule|rebook|trip)\b[^.?!]{0,60} emergency  + it is an emergency i need to get on that flight  - it is an emergency we are at home
  it's( an)? emergency,? please\b[^?!]{0,40} passed away|feel safe (doing|giving|sharing|using|paying|buying|sending|ordering|entering|with (that|this))  + i don't feel safe doing that  - i don't feel safe at home
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

export const DANGERS = [GAS, FIRE, ELECTRICITY, WATER, HEALTH, SWALLOWED, SELF_HARM, VIOLENCE, ARREST]

/**
 * Words that are no danger by themselves and are when two kinds of them meet in one short message: what nobody wrote down
 * as a phrase is heard by what it is made of.
 */
export const SIGNS = {
  HARM: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    blood|bleed\w*|pulse|heartbeat|breathing (fast|funny|strange\w*|weird\w*|badly|heavily|like)|gasp\w*|keel(ed|s|ing) over|(get|getting|gets|for) (any )?air|lips (look|are|going|turning) (blue|grey|gray|purple)  + i cannot find a pulse  - a false alarm
    (fell|dropped|plunged) ((_|\d+) )?(floors?|met(re|er)s?|feet|stor(e?y|ies)|flights?)|bent the wrong way|dislocat\w*|ripped|torn open|gash|wound(s|ed)?|impaled|crushed|mangled|smashed into  + he fell two floors  - he fell behind
    limp|shaking (all over|badly|violently)|twitching|numb|vomit\w*|throwing up|convuls\w*|collaps\w*|faint(ed|ing)?|slumped|unconscious|delirious|swallow\w*|chok\w*|poison\w*|overdos\w*|burns|scald\w*|screaming in pain|agony|blister\w*|dead|(feel|feels|feeling) (sick|ill|faint|dizzy|funny)|burned|burnt|peeling|wobbl\w*|(splitting|pounding|terrible|awful) headaches?|accident|crash(ed)?|collision|wrists|bruis\w*|spasms?|crying in pain|stabbed|got shot|been shot  + she went limp  - she went home
  `,
  WHOM: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    (my|our|your|his|her|their|the|a|an|one of) (_ ){0,2}(face|heads?|eyes?|mouth|lips?|tongue|throat|neck|jaw|arms?|hands?|fingers?|legs?|foot|feet|chest|stomach|belly|heart)  + her lips  - her ticket
    patients?|customers?|bab(y|ies)|twins|newborn|toddler|child|children|kids?|sons?|daughters?|boy|girl|mother|mum|mom|father|dad|parents?|husband|wife|partner|brother|sister|grand(mother|father|ma|pa|son|daughter)|nan|granny|uncle|aunt|neighbou?r|colleague|friend|man|woman|lady|guy|someone|somebody|he|she|girlfriend|boyfriend|worker|driver|guest|passenger|cyclist|pedestrian|chap|bloke|people|dog|cat|skin|nobody|(\w+[ -])?(year|month|week)s?[ -]olds?|us  + our neighbour  - our name
  `,
  BUILDING: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    ceilings?|floor(s|boards?)?|walls?|roof|stairs|staircase|balcony|chimney|scaffold\w*|fuse ?box|wires?|cables?|sockets?|outlets?|boiler|radiator|stove|oven|hob|battery|pipes?|tank|gas|pilot light|hallway|building|house|flat|lift|elevator|shelf|shelves|tree|crane|bridge|basement|garage|car|van|lorry|truck|cupboard|charger|cooker|engine|machine|attic|loft  + the floor  - the floral dress
  `,
  BREAKS: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    (come|coming|came|crashing|brought) down(?! (to|with|on the price))|collaps\w*|g(ave|iving|ives) way|cav(ed|ing) in|sagg\w*|buckl(ed|ing)|catch(ing)? (light|fire)|caught (light|fire)|alight|ablaze|shooting out|gush\w*|spewing|hissing|reeks?|arcing|crackling|explod\w*|blew up|blown up|melt(ed|ing)|flames?|smoke|engulfed|on fire  + it gave way  - it gave me hope
  `,
  STUCK: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    (can't|cannot|can not|couldn't|unable to|no way to) ((_ )?(get out|get off|move|stand|walk|wake|see|feel|reach|get to)|get (him|her|them|us|me) out)(?! (into|my account|the (site|app|page)))|(not|won't|doesn't|isn't|stopped) (_ )?(moving|responding|respond|waking|breathing|wake up|talking)|no response from (him|her)|(dare|daren't|scared to|afraid to) (not )?move|trapped|pinned|barricad\w*|not coming down  + we cannot get out  - we cannot get in touch
  `,
  ATTACK: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    climb(ing|ed) (in|through|over)|break(ing)? in|(threw|thrown|throwing) (a|an|something|things|stones?|bricks?)|(has|have|had|with|holding|got|swinging|carrying|grabbed) (a|an|his|her) (_ )?(hammer|knife|gun|axe|bat|weapon|blade|rifle|machete|crowbar|screwdriver)(?! (set|case|block|safe|rack|cabinet|shop|store|sharpener))|(locked|locks|shut) (me|us|her|him|them) (up|in(to|side)?)  + he is climbing in  - climbing shoes
    threaten\w*|burn (the|our|my|this|us|it)|screaming|hid(e|ing) (in|from|under|behind)|(follow|chas|stalk)(ing|ed) (me|us|her)|(beat|beating|hitting|choking|strangling|raping|attacking|kicking) (me|us|him|her)|won't let (me|us) (out|go|leave)|handcuff\w*|at gunpoint|going to hurt|swinging at  + he is threatening us  - the treat
  `,
  DESPAIR: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    nothing left( to live)?|no reason to|can't (do this|take it|cope|go on)( any ?more)?|on (the|a) (roof|bridge|ledge|tracks|edge|cliff)|jump(ing)? (off|from|in front)|not coming down|say(ing)? goodbye|goodbye (to|everyone)|better off without me|no way out|end (it|things)|(all|pile|handful|bottle) of (pills|tablets)|tired of (living|being alive)|don't want to (wake|be here)|not be here tomorrow|rope|razor  + nothing left after this  - nothing else
  `,
  HELP: phrases(String.raw`\b(…)(?!\w)`, 'g')`
    help( me| us)?!|(please|somebody|someone) help(?! (me |us )?(with|to|change|book|find|fix|cancel|understand|get))|hurry|ambulance|paramedics?|fire brigade|call(ed|ing)? (9-?1-?1|999|112|the police)|what (do|should) (i|we) do|come (quick\w*|now|right now)|is (the|a) doctor (in|there|available)|quick(ly)? please  + what do i do  - help me with my order
  `,
}

/** What speaks of business: whoever says it wants something of the desk, not help. In lower case. */
export const ROUTINE = phrases(String.raw`\b(…)\b`)`
  appointments?|quotes?|estimates?|prices?|costs?|orders?|ordered|bookings?|booked|reservations?|invoices?|bills?|refunds?|(my|our|the|a) delivery|deliver(ed|ing)? (my|our|the|a|to|on)|parcels?|packages?|subscriptions?|accounts?|contracts?|insurance|membership  + my appointment  - a point
  cancel\w*|reschedul\w*|move (my|our|the)|mov(ing|ed|e) (house|in)\b|chang(e|ing) (my|our|the)|visit|available|availability|interested|looking for|i'?d like|would like|i want|we want|please (send|e-?mail|quote|bill|book|note)|thanks|thank you|question|how (much|do|can|long)|when (can|do|will|is|are)|can you|could you|do you|opening hours|not working|stopped working|doesn't work|broken|drips?|dripping|squeak\w*|noisy|slow|late|lost|left my|wrong|faulty|warranty|repair|service|install\w*|replace\w*|upgrade|sign up|new customer|register\w*|feedback|review|job|hiring|selling|rent|lease  + i would like a new door  - the door
  (on|next|this|by|until|for) (mon|tues|wednes|thurs|fri|satur|sun)day|next (week|month)|tomorrow|when convenient|no (rush|hurry)|any time  + on tuesday  - on tuesdays end
`
