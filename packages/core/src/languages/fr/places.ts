/** Where it is: a number with its street, as it is written in French. */
import { phrases } from '../phrases.ts'

export const STREET = phrases(
  String.raw`(?<![\p{L}\p{N}])(?<first>\d{1,4}( ?(bis|ter|quater|[a-d])(?!\p{L}))?,? (…)(?!\p{L})( (de la|de l['’]|des|de|du|la|le|les|aux?|d['’]))? ?(?!(et|est|il|je|elle|on|mon)(?!\p{L}))[\p{L}\d][\p{L}\d'’-]{0,24}( ((de la|de l['’]|des|de|du|la|le|les|et) )?\p{Lu}[\p{L}'’-]*){0,3})(?<second>,? (à )?\d{5} \p{Lu}[\p{L}-]+)?`,
  'u',
)`
  ([Rr]ue|[Aa]venue|[Aa]v\.?|[Bb]oulevard|[Bb]d\.?|[Bb]lvd|[Pp]lace|[Ii]mpasse|[Aa]llées?|[Cc]hemin|[Rr]oute|[Qq]uai|[Cc]ours|[Ss]quare|[Pp]assage|[Vv]illa|[Cc]ité|[Ss]entier|[Rr]ésidence|[Hh]ameau|[Ll]otissement|[Ee]splanade|[Pp]romenade|[Ff]aubourg|[Mm]ontée|[Rr]uelle|[Vv]oie|[Cc]our|[Rr]ond-point|[Tt]raverse|[Cc]ôte)  + 12 rue des Lilas  - 12 rues à sens unique
`
