export { axe } from "./axe.js";
export { english, languageOf } from "./language.js";
export { openPanel, type Panel } from "./panel.js";
export { newWebview } from "./webview.js";
export { themes } from "./theme.js";
export { eventually, until } from "./wait.js";
