/** The frame of the small pages behind links: whole without a script, in the light and the dark, and found by no search engine. */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

type Framed = {
  /** BCP 47. */
  language: string
  title: string
  /** Of the styles, in the content security policy. */
  nonce: string
  script?: string | undefined
  body: Html
}

export const pageOf = ({ language, title, nonce, script, body }: Framed): Html => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex,nofollow">
<title>${title}</title>
<link rel="icon" href="/favicon.svg">
<style nonce="${nonce}">${raw(css)}</style>
${script ? html`<script src="${script}" defer></script>` : ''}
</head>
<body>
<main>
${body}
</main>
</body>
</html>`

const css = `:root{color-scheme:light dark;--ground:#f5f4f0;--sheet:#fff;--ink:#1b1a17;--muted:#55524a;--line:#d6d2c8;--control:#88847a;--accent:#0b6a5b;--on:#fff;--soft:#e3f1ed;--now:#ad1f15}
@media (prefers-color-scheme:dark){:root{--ground:#10100e;--sheet:#181816;--ink:#eeece7;--muted:#b8b5ac;--line:#3b3b36;--control:#7d7b72;--accent:#43c0a7;--on:#10100e;--soft:#173029;--now:#ff9c90}}
*{box-sizing:border-box}body{margin:0;padding:12px;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:anywhere}
main{max-width:640px;margin:0 auto;padding:18px;background:var(--sheet);border-radius:10px}
h1{margin:.2em 0;font-size:22px;line-height:1.25}h2{margin:20px 0 6px;font-size:15px}p{margin:0 0 8px}
.muted{color:var(--muted);font-size:14px}.hold{margin:12px 0;padding:10px 14px;background:var(--soft);border-radius:8px}.hold p{margin:0}
.alert{padding:10px 14px;border:1px solid var(--now);border-radius:8px;color:var(--now)}
form{margin:14px 0;padding:14px;border:1px solid var(--line);border-radius:10px}label{display:block;margin:0 0 12px;font-weight:600;font-size:14px}
fieldset{margin:0 0 12px;padding:10px 14px;border:1px solid var(--line);border-radius:8px}legend{font-weight:600;font-size:14px}
textarea,input:not([type=radio]){display:block;width:100%;margin-top:4px;padding:9px 10px;min-height:44px;border:1px solid var(--control);border-radius:7px;background:var(--sheet);color:var(--ink);font:inherit}
.choice{display:flex;gap:10px;align-items:center;min-height:44px;margin:0;font-weight:400;font-size:16px}.choice input{width:20px;height:20px}
button,.button{display:inline-block;min-height:44px;padding:10px 18px;border:1px solid var(--accent);border-radius:7px;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button{width:100%;background:var(--accent);color:var(--on)}.button{color:var(--accent)}a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:92px 1fr;gap:4px 12px;margin:0 0 12px}dt{color:var(--muted);font-size:14px}dd{margin:0;min-width:0}dd p{margin:0}
summary{padding:10px 0;color:var(--accent);cursor:pointer}del{color:var(--muted)}
.two{display:flex;gap:10px}.two button{flex:1;background:var(--sheet);color:var(--accent)}
.steps{margin:0 0 12px;padding:0;list-style:none}.steps li{display:flex;gap:10px;align-items:center;min-height:30px;color:var(--muted)}
.steps li::before{content:'';flex:none;width:12px;height:12px;border:2px solid var(--control);border-radius:50%}
.steps .done::before{background:var(--accent);border-color:var(--accent)}.steps [aria-current]{color:var(--ink);font-weight:600}.steps [aria-current]::before{border-color:var(--accent)}
blockquote{margin:0 0 12px;padding:8px 14px;border-left:3px solid var(--line);white-space:pre-wrap}`
