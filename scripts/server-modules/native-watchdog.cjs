// Stands in for the compiled native-watchdog in VS Code's server: an extension host ends when its server is gone.
exports.start = (parent) => {
  const look = () => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(look, 2000).unref();
};
exports.exit = (code) => process.exit(code);
