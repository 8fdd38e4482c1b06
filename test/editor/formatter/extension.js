const vscode = require("vscode");

const longestLine = 60;

/** A paragraph with its words on lines that are not too long. */
function wrap(paragraph) {
  if (paragraph.startsWith("#")) return paragraph.trim();
  const lines = [""];
  for (const word of paragraph.split(/\s+/).filter(Boolean)) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length > longestLine) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines.join("\n");
}

exports.activate = function activate({ subscriptions }) {
  subscriptions.push(
    vscode.languages.registerDocumentFormattingEditProvider("markdown", {
      provideDocumentFormattingEdits(document) {
        const text = document.getText();
        const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
        const formatted = text
          .split(/\n{2,}/)
          .map(wrap)
          .filter(Boolean);
        return [vscode.TextEdit.replace(whole, `${formatted.join("\n\n")}\n`)];
      },
    }),
  );
};
