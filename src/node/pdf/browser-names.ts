// Names that pdf.js looks for as it is loaded. They are needed to draw pages, which is not done here.
for (const name of ["DOMMatrix", "Path2D", "ImageData"])
  (globalThis as Record<string, unknown>)[name] ??= function nothing() {};
export {};
