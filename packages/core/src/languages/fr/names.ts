/** How people say who they are in French. */
import { phrases, words } from '../phrases.ts'

const ONE = words('(…)', 'u')`
  \p{Lu}[\p{L}'’-]{1,30}  + Éloïse  - éloge
`

const FULL = words('(…)', 'u')`
  ${ONE} (((de|du|la|le|van|von|des|El|Ben) ){0,2}\p{Lu}[\p{L}'’-]{1,30} ?){1,2}(?<! )  + Anne de la Tour  - Anne appelle
`

export const NAMED = phrases('…', 'u')`
  ([Jj]e m['’]appelle|[Mm]on nom (est|c['’]est)|[Nn]om ?:|[Aa]u nom d[e'’]) ?(M\. |Mme |Madame |Monsieur )?(?<first>${ONE}( ((de|du|la|le) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,2})  + Je m'appelle Anne Roy  - Je m'appelle ainsi
  ([Jj]e suis|[Ii]ci|[Cc]['’]est|[Mm]oi c['’]est)( (M\.|Mme|Madame|Monsieur|le docteur))? (?<second>${FULL})  + Ici Anne Roy  - Ici tout va bien
  ([Jj]e suis|[Ii]ci|[Cc]['’]est) (M\.|Mme|Mlle|Madame|Monsieur|le docteur) (?<third>${ONE}( \p{Lu}[\p{L}'’-]{1,30})?)  + Ici Madame Roy  - Ici madame
  (^|[.,!] )(M\. |Mme |Madame |Monsieur )?(?<fourth>${FULL}) (à l['’]appareil|au téléphone)  + Bonjour, Anne Roy à l'appareil  - Anne Roy appelle
`

export const NO_NAME = phrases('^(…)$', 'u')`
  (Bien|Très|Meilleures|Sincères) ([Cc]ordialement|[Ss]alutations)|Cordialement( _)?|Merci( _)?( _)?|Bonne ([Jj]ournée|[Ss]oirée)|Bonjour( _)?|Bonsoir( _)?|Deuxième [Ee]tage|(Le|La|Les|Un|Une|Mon|Ma|Mes|Notre|Nous|Il|Elle|On|Ce|Cela|Je|Vous|Est|Pouvez|Pour|Dans|Depuis|Rue|Avenue|Boulevard|Place|Madame|Monsieur) _( _)?  + Bien cordialement  - Bien-Aimé Roy
`
