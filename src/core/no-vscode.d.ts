// Deliberately empty: inside the core the module name "vscode" leads here, so that importing it is a type error.
