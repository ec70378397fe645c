/** Where it is: a number with its street, a street alone, a room. */
import { phrases, words } from '../phrases.ts'

const KIND = words('(…)', 'u')`
  Street|St\b\.?|Road|Rd\b\.?|Lane|Ln\b\.?|Avenue|Ave\b\.?|Drive|Dr\b\.?|Court|Ct\b\.?|Close|Place|Pl\b\.?|Way|Terrace|Row|Hill|Square|Sq\b\.?  + Street  - Strut
  Crescent|Gardens?|Grove|Boulevard|Blvd\b\.?|Parkway|Pkwy\b\.?|Highway|Hwy\b\.?|Wharf|Quay|Walk|Mews|Parade|Circle|Cir\b\.?|Trail|Alley|Green|Rise|Heights|Broadway|Esplanade|Embankment|View|Vale|Bank|Fields?|Mount|Cross|Common|Meadows?|Park|Ridge|Point|Loop|Path|Pike|Bend|Glen|Hollow|Plaza  + Grove  - Groove
`

const SMALL_KIND = words('(…)', 'u')`
  street|road|lane|avenue|ave|drive|court|terrace|crescent|boulevard|close|grove|square  + lane  - lame
`

const NUMBER = words('(…)', 'u')`
  \d{1,5}[A-Za-z]?([-/]\d{1,4}[A-Za-z]?)?  + 12b  - b
  (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([ -](one|two|three|four|five|six|seven|eight|nine|hundred|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty)){0,2}  + forty-two  - fortune
`

const ROOM = words('(…)', 'u')`
  [Ff]lat|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Ss]uite|[Rr]oom  + Flat  - Float
`

export const STREET = phrases(
  String.raw`(?<![\p{L}\p{N}-])(?<first>(${ROOM.source} #?[\p{L}\d]{1,5},? (in |at )?)?(…)(,? ${ROOM.source} #?[\p{L}\d]{1,5}(?![\p{L}\d]))?)(?<second>,? ([A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}|\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)?,? [A-Z]{2} \d{5}))?(?![\p{L}\p{N}])`,
  'u',
)`
  ${NUMBER},? (\p{Lu}[\p{L}'’.]{1,24} ){0,3}\p{Lu}[\p{L}'’.]{1,24} ${KIND}(?![\p{L}])  + 12 Hill Road  - 12 roads
  ${NUMBER},? (?!(the|a|same|whole|mile|miles|minutes?|more|other|different|of|lanes?)\b)(\p{L}{1,20} )?\p{L}{1,20} ${SMALL_KIND}  + 12 hill road  - 12 more roads
  ${NUMBER} ([Tt]he )?\p{Lu}[\p{L}'’]{1,24} (House|Lodge|Cottages?|Buildings?|Tower|Mansions)  + 4 Heron House  - 4 houses
  (?<=\b([Aa]t|[Oo]n|[Ii]n|[Oo]ff|[Nn]ear) )(\p{Lu}[\p{L}'’.]{1,24} ){1,3}${KIND}  + on Lakeview Drive  - on a Drive
  [Rr]oom \d{1,4}[a-z]?(,? (in |at |of )?(the )?(\p{Lu}[\p{L}'’]{1,24} ?){1,3}(?<! ))?  + room 214, Hotel Astoria  - room for two
`
