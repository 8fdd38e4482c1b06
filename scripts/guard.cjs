// Loaded before a script: says what nothing can be done without. Plain old JavaScript, so that an old Node can say it.
var spawnSync = require("child_process").spawnSync;

var needed = [20, 19];
var own = process.versions.node.split(".").map(Number);

function complaint() {
  if (own[0] < needed[0] || (own[0] === needed[0] && own[1] < needed[1]))
    return (
      "Node " + needed.join(".") + " or later is needed, and this is Node " + process.versions.node + "."
    );
  if (spawnSync("git", ["--version"]).status !== 0)
    return "git is needed, and is not on the PATH: install git.";
  return null;
}

var found = complaint();
if (found !== null) {
  console.error(found);
  process.exit(1);
}
