/** How people say who they are, and in which words they give numbers. */
import { phrases, words } from '../phrases.ts'

const FULL = words('(…)', 'u')`
  \p{Lu}[\p{L}'’-]{1,30}( \p{Lu}[\p{L}'’-]{1,30}){1,2}  + Ann Lee  - Ann lee
`

export const NAMED = phrases('…', 'u')`
  \b[Mm]y (full )?name( is|['’]s) (?<first>${FULL})  + My full name is Ann Lee  - My full name is ann lee
  \b[Tt]he name( is|['’]s) (?<second>${FULL})  + The name's Ann Lee  - The name of it
  \b([Nn]ame:|I am|I['’]m|[Tt]his is|[Ii]t['’]s) (?<third>${FULL})  + I'm Ann Lee  - I'm Ann
  (?<![\p{L}'’] \p{Lu}[\p{L}]{0,20})(?<fourth>${FULL}) (here|speaking)\b(?! (is|in|at|on))  + yes Ann Lee here  - Ann is here
`

/** "Ann Lee, 12 Mill Road.", "Hi, Ann Lee from Delta Laundry": a first message that begins with who is there. */
export const BEGINS_WITH_NAME = phrases('…', 'u')`
  ^(\p{L}{2,9}( \p{Ll}{2,9})?[,.!] )?(?<first>(?!(Last|Next|Since|Every|On|At|In|For|From|Until|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mr|Mrs|Ms|Dr|Frau|Herr|Madame|Monsieur|Señora?|Sra?|Good|Guten|Gr[uü](ß|ss)|Hallo|Bonjour|Bonsoir|Salut|Buen[oa]s?|Hola|Ciao|Bom|Boa|Dzień|Goed[en]*|Dear|Yes|No|Hello|Hi|Hey|Thanks|Thank|Please|Order|Invoice|Flight|Booking|Account|Quote|Case|The|My|Our|This|That|There|What|When|Where|Why|How|Can|Could|Do|Is|Are|I|It|We|You)\b)\p{Lu}\p{Ll}[\p{L}'’-]{0,25}( (van|von|de|der|da|di|del|la|al|bin|el|O['’])){0,2}( \p{Lu}[\p{L}'’-]{1,25}){1,2})(?=[.,!](\s|$)|,? (from|with|of|at|here|speaking|again|de|del|von|vom|aus|du|hier|ici|aquí)\b| \d|$)  + Hello, Ann Lee here  - Good Morning, all
`

/** How the agent addresses the customer: "Thank you, Ann." */
export const ADDRESSED = phrases(
  String.raw`(^|[.!?] )(…),? (?<first>((Mrs?|Ms|Miss|Mx|Dr)\.? )?\p{Lu}\p{Ll}{1,25})[.,!]`,
  'u',
)`
  Thank you( so much| very much)?|Thanks( a lot)?|Hi|Hello|Sorry|Of course|Good (morning|afternoon|evening)|Welcome( back)?  + Thank you, Ann.  - Thank you, dear.
`

/** Who is asked for their name says it somewhere in the answer: "it's, um, Ann, Ann Lee". */
export const SAID_AMONG = phrases('…', 'u')`
  (^|[,.] |\b(it['’]s|is|am|I['’]m) )(?<first>\p{Lu}\p{Ll}{1,25} \p{Lu}\p{Ll}{1,25})(?=[,.!]|$)  + it's, Ann, Ann Lee, 12  - I live in Mill Road 12
`

/** Words that begin a message and are no names. */
export const NO_FIRST_NAME = phrases('^(…)$')`
  Hi|Hey|Hello|Yes|No|Ok|Okay|Sure|Please|Thanks|Sorry|Well|So|And|But|Also  + Okay  - Olivia
  Actually|Currently|Today|Yesterday|Now|Then|Still|Great|Right|Perfect  + Today  - Tony
  Unfortunately|However|Morning|Evening|Dear|Good|Um|Uh|Oh|Ah|First|Look  + Oh  - Otis
  Listen|Honestly|Basically|Anyway|Again|Correct|Absolutely|Certainly|Nope  + Nope  - Noa
  Yeah|Yep|Alright|Fine|Hmm|Sir|Madam|Team|Everyone|All|There  + Fine  - Fiona
`

/** "Ann, I run purchasing": who begins with a first name. */
export const NAME_FIRST = phrases('^(…)', 'u')`
  (?<first>\p{Lu}\p{Ll}{1,20}), (I|I['’]m|here|from|calling)\b  + Kim, I run purchasing  - Kim runs it
`

/** "… please call me. Ann Lee", "…, Ann Lee, 12 Mill Road": who signs a message, at its end or before their address. */
export const SIGNED = phrases(
  String.raw`(…)(?<first>(?!(\w+ )*(Road|Street|Lane|Avenue|Drive|Close|Court|Square|Place|Way|Hill|Park Lane|Thank|Thanks|Hello|Dear|Good|Please|Yes|No|The|My|Your|Order|Invoice|Flight|Booking|Account|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|Regards|Cheers|Kind|Best|Many|Customer|Service|Support|Team)\b)\p{Lu}\p{Ll}[\p{L}'’-]{0,25}( (van|von|de|der|da|di|del|la|al|bin|el))?( \p{Lu}[\p{L}'’-]{1,25}){1,2})(?=[\s.]*$|,? \d{1,4}[a-z]? \p{Lu}|, \p{L}+ \d|[,.:]? [+(]?\d{2,5}[ /-]\d|,? [\w.+-]{1,40}@)`,
  'u',
)`
  [.!?,;—–-] ?|\n  + It leaks, ring me. Ann Lee  - It is for Ann Lee
`

/** "The Bell, Ann. 020 7946 0018", "Ann, Delta Laundry. Ring the mobile": a first name beside how to reach them. */
export const SIGNED_FIRST = phrases('…', 'u')`
  (^|[.!?,;] |\n)(?<first>\p{Lu}\p{Ll}{1,20}( \p{Lu}[\p{L}'’-]{1,25}){0,2})[.,:]? ([+(0]\d[\d ()-]{6,20}|\d{3}[ -]\d{3}[ -]\d{2,4})  + The Bell, Ann. 020 7946 0018  - Room 12
  [.!?] (?<second>(?!(The|A|An|My|Our|In|At|On|By)\b)\p{Lu}\p{Ll}{1,20}( \p{Lu}[\p{L}'’-]{1,25})?), \p{Lu}[\p{L}'’]{1,20}( \p{Lu}[\p{L}'’]{1,20})?[.](?= |$)  + So shut or not? Ann, Delta Laundry. Ring me  - In Leeds, Ann Lee. Ring me
`

export const SAYS_HOW_TO_REACH = phrases('…', 'i')`
  \d[\d -]{6,20}\d|@  + 07700 900417  - room 12
  \b(ring|call|reach|text|phone|mail|write)\b  + Ring the mobile  - It rings twice
  \b\d{1,2} ?(am|pm)\b  + after 8pm  - after 8
`

export const ANSWERED_NAME = phrases('…', 'u')`
  ^(\p{L}{2,10}[,!.]? )?(I['’]m |I am |[Ii]t['’]s |[Tt]his is )?(?<first>\p{Lu}\p{Ll}[\p{L}'’-]{0,30}( \p{Lu}[\p{L}'’-]{1,30}){0,3})[.!,]?$  + Yes, this is Ann Lee.  - yes, this is late.
`

/** "my user ID is anna_12", "confirmation number: AB12CD". */
export const LABELLED = phrases(
  String.raw`\b(?<first>(\p{L}{2,20} )?)(…)\b[^\p{L}\p{N}#]{1,4}((is|was|are|would be|should be)[^\p{L}\p{N}#]{1,4})?(?<second>#?[\p{L}\p{N}][\p{L}\p{N}_-]{2,40})`,
  'giu',
)`
  id|ids|number|no|code|reference|ref|username|login  + my user ID is anna_12  - my user is anna_12
`

/** "the confirmation number for the flight is AB12CD". */
export const LABELLED_FAR = phrases(
  String.raw`\b(?<first>(\p{L}{2,20} )?)(…) (for|of|on)( \p{L}{1,15}){1,4} is (?<second>#?(?=[\p{L}_-]*\d)[\p{L}\p{N}][\p{L}\p{N}_-]{2,40})`,
  'giu',
)`
  id|number|code|reference  + the order number for my trip is A-17  - the order number is A-17
`

/** "order 5512 came", "invoice 7731.": a number behind the name of a thing, where no unit of it follows. */
export const NUMBERED = phrases('…', 'giu')`
  \b(?<first>order|reservation|booking|ticket|invoice|case|claim|policy|quote|job|matter|contract|receipt|parcel)( (no\.?|number|nr\.?))? (?<second>\d{3,12})(?=[.,;:!?)]|$|\s(came|arrived|is|was|has|have|had|did|does|never|still|and|but|because|which|that|please|with|from|on|to|for|without)\b)  + My order number 58113 came  - My order 58113rd
`

/** What looks like a name and is none. */
export const NO_NAME = phrases('^(…)$', 'u')`
  (Best|Kind|Warm|Many|With) ([Rr]egards|[Tt]hanks|[Ww]ishes)|Yours [Ss]incerely|Thank [Yy]ou( _)?|Thanks( _)?|Good ([Mm]orning|[Aa]fternoon|[Ee]vening)  + Kind Regards  - Kim Reed
  (A|An|Any|Some|Another|Every|No|My|Our|Your|The|This|His|Her|Please|Call|Ring|Flat|Apartment|Unit|Room|Suite|Floor|Building|Ground|First|Second|Third|Top) _( _)?  + Ground Floor  - Grace Flood
`
