/** Where it is: a street with its number, as it is written in Spanish. */
import { phrases } from '../phrases.ts'

export const STREET = phrases(
  String.raw`(?<![\p{L}\p{N}])(?<first>(…)( (de|del|la|las|los|el|san|santa|y|[\p{L}.ºª]+)){0,6},? ((n[º°.]|n\.º|núm(ero|\.)|#) ?)?\d{1,4}( ?(bis|[a-h]))?(?![\p{L}\p{N}]))(?<second>,? \d{1,2}[ºª°] ?[\p{L}\d]{0,12}| ?(-|–) ?\d{1,4})?`,
  'iu',
)`
  calle|c/|callejón|callejuela|avenida|avda\.?|av\.|plaza|pza\.?|plazuela|paseo|camino|carretera|ronda|travesía|glorieta|rambla|cuesta|pasaje|carrer|gran vía|urbanización|polígono|bulevar|calzada|carrera|vía|costanilla|cl\.  + calle Mayor 15  - callar por 15
`
