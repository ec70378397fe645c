/** How people say their name in languages of which no more is read. */
import { phrases } from './phrases.ts'

export const NAMED_ELSEWHERE = phrases(
  String.raw`(…) (?<first>(\p{Lu}[\p{L}'’-]{1,30})( \p{Lu}[\p{L}'’-]{1,30}){0,2})`,
  'u',
)`
  [Nn]azywam się  + Nazywam się Anna  - Jestem Anna
  [Mm]i chiamo  + Mi chiamo Anna  - Sono Anna
  [Ii]k heet  + Ik heet Anna  - Ik ben Anna
  ([Mm]eu nome é|[Cc]hamo-me)  + Meu nome é Ana  - Sou Ana
`
