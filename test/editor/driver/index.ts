export { describeInBothHosts, describeInHost, describeInVsCode, type Emic } from "./host.js";
export { axe } from "../../view/harness/axe.js";
export { copyOf, study, type Study } from "./study.js";
export type { Person } from "./person.js";
export { eventually, until } from "./wait.js";
