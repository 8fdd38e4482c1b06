/** A WAV file of so many seconds of a quiet tone: one channel, 8 bits, 8 kHz. */
export function tone(seconds: number): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  const length = seconds * rate;
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(length, 40);
  const sound = Buffer.from(
    Array.from({ length }, (_, at) => 128 + Math.round(8 * Math.sin((at * 440 * 2 * Math.PI) / rate))),
  );
  return Buffer.concat([head, sound]);
}
