/**
 * zod tries `new Function` once, which the content security policy reports. The first page has no zod; where a part that is
 * loaded later brings it, it finds this setting: by the name under which zod itself keeps it, because an import would bring all.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
