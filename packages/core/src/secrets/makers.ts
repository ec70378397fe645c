/**
 * Keys and tokens of the makers whose products agents and customers use, by the form that each maker documents. Scanners of
 * repositories know these forms too, but read files, asynchronously and with the file system; here each is one pattern.
 */

export type KeyForm = { kind: 'access key' | 'access token' | 'private key'; maker: string; pattern: RegExp }

const key = (maker: string, pattern: RegExp): KeyForm => ({ kind: 'access key', maker, pattern })
const token = (maker: string, pattern: RegExp): KeyForm => ({ kind: 'access token', maker, pattern })

export const KEY_FORMS: readonly KeyForm[] = [
  {
    kind: 'private key',
    maker: 'any',
    pattern: /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----[\s\S]*?(?:-----END [^-]*-----|$)/g,
  },
  { kind: 'private key', maker: 'age', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{40,60}\b/g },
  token('Baton', /\bbat_(?:agent|person|operator)_[\w-]{20,120}/g),
  token('JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g),
  key('Amazon', /\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b/g),
  token('GitHub', /\b(?:ghp|gho|ghs|ghu|ghr)_\w{16,255}\b/g),
  token('GitHub', /\bgithub_pat_\w{20,255}\b/g),
  token('GitLab', /\b(?:glpat|gldt|glrt|glptt|glcbt)-[\w.-]{16,100}/g),
  token('Slack', /\bxox[abeoprs](?:\.xox[bp])?-[\w-]{10,250}/g),
  token('Slack', /\bxapp-\d-[\w-]{10,250}/g),
  token('Slack', /\bhooks\.slack\.com\/(?:services|workflows)\/[\w/]{20,120}/g),
  token('Discord', /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{40,90}/g),
  token('Discord', /\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{25,45}\b/g),
  token('Telegram', /\b\d{8,10}:AA[\w-]{33}\b/g),
  key('Stripe', /\b[spr]k_(?:live|test)_[A-Za-z0-9]{16,250}\b/g),
  token('Standard Webhooks', /\bwhsec_[A-Za-z0-9+/=_-]{16,100}/g),
  key('OpenAI, Anthropic, OpenRouter', /\bsk-(?:[a-z0-9]{1,12}-){0,3}[\w-]{20,250}/g),
  key('Stripe and like', /\b[spr]k[-_](?:live|test|proj|ant)[-_][\w-]{16,250}/g),
  key('Google', /\bAIza[\w-]{30,45}/g),
  token('Google', /\bya29\.[\w-]{20,250}/g),
  token('Google', /\bGOCSPX-[\w-]{20,60}/g),
  token('Hugging Face', /\b(?:hf|api_org)_[A-Za-z]{30,50}\b/g),
  token('Hugging Face and npm', /\b(?:hf|npm)[-_][A-Za-z0-9]{16,60}\b/g),
  token('PyPI', /\bpypi-[\w-]{16,250}/g),
  key('SendGrid', /\bSG\.[\w-]{16,32}\.[\w-]{30,60}/g),
  key('Twilio', /\b(?:SK|AC)[0-9a-f]{32}\b/g),
  key('Mailgun', /\bkey-[0-9a-f]{32}\b/g),
  key('Mailchimp', /\b[0-9a-f]{32}-us\d{1,2}\b/g),
  key('Brevo', /\bxkeysib-[0-9a-f]{40,80}-\w{10,30}\b/g),
  token('Shopify', /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g),
  token('Square', /\b(?:sq0(?:atp|csp|idp)-[\w-]{20,50}|EAAA[\w-]{56,64})/g),
  token('PayPal and Braintree', /\baccess_token\$(?:production|sandbox)\$[0-9a-z]{10,24}\$[0-9a-f]{32}\b/g),
  token('DigitalOcean', /\bdo[opr]_v1_[0-9a-f]{40,70}\b/g),
  token('Databricks', /\bdapi[0-9a-f]{32}(?:-\d)?\b/g),
  key('Linear', /\blin_(?:api|oauth)_[A-Za-z0-9]{30,70}\b/g),
  token('Notion', /\b(?:ntn|secret)_[A-Za-z0-9]{40,60}\b/g),
  token('Figma', /\bfig[dour]_[\w-]{30,60}/g),
  token('Grafana', /\bgl(?:sa|c)_[\w+/=-]{30,250}/g),
  token('HashiCorp Vault', /\bhv[sbr]\.[\w-]{20,250}/g),
  token('Terraform', /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{50,90}/g),
  token('Supabase', /\bsb(?:p|_secret|_publishable)_[\w-]{20,80}/g),
  key('Postman', /\bPMAK-[0-9a-f]{24}-[0-9a-f]{30,40}\b/g),
  token('Dropbox', /\bsl\.(?:u\.)?[\w-]{40,2000}/g),
  token('Airtable', /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b/g),
  token('Docker', /\bdckr_[op]at_[\w-]{20,60}/g),
  key('Groq, xAI, Perplexity, Replicate', /\b(?:gsk_|xai-|pplx-|r8_)[A-Za-z0-9]{30,120}\b/g),
  token('1Password', /\bops_eyJ[\w-]{30,2000}/g),
  token('Facebook', /\bEAA[A-Za-z0-9]{60,250}\b/g),
  token('Atlassian', /\bATATT3[\w=-]{40,250}/g),
  token('New Relic', /\bNR(?:AK|II|JS|RA)-[A-Z0-9]{20,50}\b/g),
  token('Sentry', /\bsntry[su]_[\w=+/-]{40,250}/g),
  token('Doppler', /\bdp\.(?:pt|st|ct|sa)\.[\w.]{30,80}\b/g),
  token('Pulumi', /\bpul-[0-9a-f]{40}\b/g),
  token('RubyGems', /\brubygems_[0-9a-f]{40,60}\b/g),
  key('Microsoft Azure', /\b(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,100}={0,2}/g),
  token('Microsoft Azure', /\bsig=[A-Za-z0-9%+/]{40,100}(?:%3D|=)?/g),
  token('any', /\b[Bb]earer\s+[A-Za-z0-9._~+/-]{20,2000}=*/g),
  token('any', /\b[Aa]uthorization:\s*[Bb]asic\s+[A-Za-z0-9+/]{8,500}={0,2}/g),
]

/** The password of "scheme://user:password@host". */
export const PASSWORD_IN_ADDRESS = /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@]{0,100}:(?<first>[^\s/@]{3,200})@/gi
