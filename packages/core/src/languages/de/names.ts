/** How people say who they are in German. */
import { phrases, words } from '../phrases.ts'

const ONE = words(
  '(?!(Kunde|Kundin|Mieter|Mieterin|Wasser|Strom|Gas|Ihr|Ihre|Sie|Mutter|Vater|Das|Die|Der|Ein|Eine|Wohnung|Haus|Besitzer|Rentner|Rentnerin|Patient|Patientin|Student|Studentin)\\b)(…)',
  'u',
)`
  \p{Lu}[\p{L}'’-]{1,30}  + Müller-Lüdenscheidt  - müde
`

const FULL = words('(…)', 'u')`
  ${ONE} ((von|van|zu|de|der|den|ten|el|al|di|da) ){0,2}\p{Lu}[\p{L}'’-]{1,30}( \p{Lu}[\p{L}'’-]{1,30})?  + Anna von Thun  - Anna kommt
`

export const NAMED = phrases('…', 'u')`
  ([Mm]ein (voller )?Name (ist|lautet|war)|[Mm]ein Name:|[Nn]ame:|[Ii]ch hei(ß|ss)e) (Dr\. |Prof\. |Frau |Herr )?(?<first>${ONE}( ((von|van|zu|de|der|den|el|al) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,2})  + Mein Name ist Anna Roth  - Mein Name steht da
  ([Hh]ier (ist|spricht)|[Ii]ch bin)( (die|der|es,))? (Dr\. )?(?<second>${FULL})  + Hier ist Anna Roth  - Ich bin Kundin
  ([Hh]ier (ist|spricht)|[Ii]ch bin)( (die|der))? (Dr\. |Prof\. )?(Frau|Herr|Familie) (Dr\. )?(?<third>${ONE}( \p{Lu}[\p{L}'’-]{1,30})?)  + Hier spricht Frau Roth  - Hier spricht man Deutsch
  (^|[.,!] )((?<fourth>${FULL})|(?<fifth>(?!(Guten|Sehr|Vielen|Hallo|Heute|Und|Ich|Wir|Nein|Ja|Also|Ganz|Gar|Gleich|Bleiben|Nicht)\b)\p{Lu}\p{Ll}{1,24}))( hier\b(?! (im|in|ist|bei|am|auf))|,? mein Name\b| am Apparat| am Telefon)  + Guten Tag, Anna Roth hier  - Das Paket ist hier
`

export const NO_NAME = phrases('^(…)$', 'u')`
  Grüß (Gott|Dich|_)|Grüezi _  + Grüß Gott  - Grete Gott
  (Viele|Liebe|Beste|Schöne|Freundliche|Herzliche|Mit [Ff]reundlichen) (Grüße|Grüssen|Grüßen)( aus)?( _)?|Vielen Dank( _)?|Danke( [Ss]chön)?|Guten (Tag|Morgen|Abend)( _)?|Gute Nacht|Mit Freundlichen  + Viele Grüße  - Viola Grün
  (Erster?|Zweiter?|Dritter?|Vierter?|Linke[rs]?|Rechte[rs]?) (Stock|Etage|Seite|Tür)|Bitte _( _)?|Mein (Name|Mann|Sohn|Vater)|Meine _|Unser _|Unsere _|(Der|Die|Das|Den|Dem|Ein|Eine|Einen|Im|Am|Zum|Zur|Bei|Seit|Für|Auf|Aus|Wir|Ich|Sie|Es|Wie|Was|Wann|Können|Kann) _( _)?  + Erster Stock  - Ernst Stock
`
