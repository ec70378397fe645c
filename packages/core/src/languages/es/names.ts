/** How people say who they are in Spanish. */
import { phrases, words } from '../phrases.ts'

const ONE = words('(…)', 'u')`
  \p{Lu}[\p{L}'’-]{1,30}  + Núñez  - niño
`

const FULL = words('(…)', 'u')`
  ${ONE} (((de|del|la|las|los|y|van|von) ){0,2}\p{Lu}[\p{L}'’-]{1,30} ?){1,3}(?<! )  + Ana de la Torre  - Ana llama
`

export const NAMED = phrases('…', 'u')`
  ([Mm]e llamo|[Mm]i nombre (completo )?es|[Nn]ombre:|[Aa] nombre de) (?<first>${ONE}( ((de|del|la|las|los|y) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,3})  + Me llamo Ana Ruiz  - Me llamó ayer
  ([Ss]oy|[Aa]quí|[Ll]e (habla|escribe|saluda)|[Ss]oy el señor|[Ss]oy la señora)( (el|la|don|doña|señor|señora))? (?<second>${FULL})  + Soy Ana Ruiz  - Soy cliente
  ([Ss]oy|[Ll]e habla) (el |la )?(señora|señor|doctora|doctor|don|doña|Sra\.|Sr\.) (?<third>${ONE}( \p{Lu}[\p{L}'’-]{1,30})?)  + Soy la señora Ruiz  - Soy la dueña
  ([Ss]oy) (?<fourth>(?!(Cliente|Yo|De|El|La|Un|Una)\b)\p{Lu}\p{Ll}{2,24})(?=[,.;!]| (de|del|y|tengo|llamo|quería|quiero|necesito)\b|$)  + Soy Lucía, tengo una duda  - Soy cliente, tengo una duda
`

export const NO_NAME = phrases('^(…)$', 'u')`
  (Un|Muchos) [Ss]aludos?( _)?|Muchas [Gg]racias|Buenos [Dd]ías|Buenas ([Tt]ardes|[Nn]oches)|(Segundo|Tercero|Primero|Cuarto|Bajo) (Izquierda|Derecha|Piso|_)|Por [Ff]avor|Saludos( _)?|Gracias( _)?|(Mi|Su|El|La|Los|Las|Un|Una|No|En|Es|Hay|Se|Me|Desde|Quiero|Necesito|Puede|Calle|Avenida|Plaza|Paseo) _( _)?  + Muchas gracias  - Marcos García
`
