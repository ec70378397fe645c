/** Where it is: a street with its number, as it is written in German. */
import { phrases } from '../phrases.ts'

export const STREET = phrases(
  String.raw`(?<![\p{L}\p{N}-])(?<first>(…) ?\d{1,4}( ?[a-h](?!\p{L}))?( ?[-/] ?\d{1,4}( ?[a-h](?!\p{L}))?)?)(?<second>,? (in )?(\d{4,5} \p{Lu}[\p{L}-]{1,30}))?(?![\p{L}\p{N}])`,
  'u',
)`
  \p{L}[\p{L}-]{2,30}(stra(ß|ss)e|str\.?|allee|gasse|platz)  + hauptstr. 22  - die strecke 22
  \p{Lu}[\p{L}-]{0,30}([Ss]tra(ß|ss)e|[Ss]tr\.?|[Ww]eg|[Aa]llee|[Pp]latz|[Gg]asse|[Rr]ing|[Dd]amm|[Uu]fer|[Hh]of|[Ss]teig|[Ss]tieg|[Cc]haussee|[Mm]arkt|[Gg]raben|[Kk]ai|[Pp]fad|[Zz]eile|[Ss]iedlung|[Bb]rücke|[Pp]romenade|[Bb]erg|[Tt]or|[Ww]all|[Bb]ogen|[Hh]alde|[Rr]ain|[Gg]arten|[Ff]eld|[Pp]ark|[Ww]iese|[Tt]wiete|[Ww]inkel)  + Schillerstraße 14  - die Strecke 14
  (\p{Lu}[\p{L}-]{1,30}(er|en|es|e)) (Straße|Strasse|Str\.|Weg|Allee|Platz|Ring|Damm|Ufer|Chaussee|Markt|Tor|Berg|Landstraße|Hauptstraße|Gasse)  + Kölner Straße 8  - Guten Tag 8
  (Am|An der|An den|Im|In der|In den|Auf dem|Auf der|Zum|Zur|Unter den|Hinter der|Hinter dem|Vor dem|Beim|Bei der|Alte[rn]?|Neue[rn]?|Große[rn]?|Kleine[rn]?|Hohe[rn]?) (\p{Lu}[\p{L}-]{1,30} ?){1,2}(?<! )  + Am Alten Markt 7  - Am Montag kommt er
`
