/** In the page, stands in for what no page calls: what agents ask the gate, and what whoever runs the desk does; see vite.config.ts. */
export const gateComponents = {}
export const gateEndpoints = {}
export const VERDICTS_AT_ONCE = 0
export const workspaceComponents = {}
export const workspaceEndpoints = {}
