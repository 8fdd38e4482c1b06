import { encodings, isEncoding } from "../../../src/core/files/encodings";
import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { toMarkdown } from "../../../src/core/documents/to-markdown";
import type { Transcript } from "../../../src/core/documents/transcript";
import { law } from "../../core/law";
import { guessedEncodings } from "../../../src/core/files/guess-encoding";
import { decode, encoded, reading } from "../reading";

function read(bytes: Uint8Array, encoding: string | null = null, name = "a.txt"): Transcript {
  const read = toMarkdown(name, bytes, reading(encoding));
  assert.ok(!("wrong" in read), JSON.stringify(read));
  return read;
}

const remarkOf = ({ warnings }: Transcript) => warnings.map(({ what }) => what).join();

/** Interviews as old programs wrote them, and how their encoding is told. */
const cases: readonly [what: string, encoding: string, text: string, told?: string][] = [
  ["German", "windows-1252", "Ana: Schön, dass Sie da sind.\nR3: „Für uns wäre das größer.“"],
  ["short German", "windows-1252", "R3: Für mich."],
  ["French", "windows-1252", "Ana: Ça va?\nR3: Oui, très bien, l’été a été dur pour le cœur."],
  ["short French", "windows-1252", "Ana: Ça va?\nR3: Oui, très bien."],
  ["Spanish", "windows-1252", "Ana: ¿Cómo está?\nR3: Sólo llaman cuando quieren un número, niña."],
  ["English with signs", "windows-1252", "R3: “They only call” – it’s £5 a go…"],
  [
    "German of an old Mac",
    "macintosh",
    "Ana: Schön, dass Sie da sind.\nR3: Für uns wäre das größer.",
    "Mac Roman",
  ],
  [
    "English of an old Mac",
    "macintosh",
    "R3: It’s when they’re after a number that they’ve called.",
    "Mac Roman",
  ],
  [
    "Polish",
    "iso-8859-2",
    "Dzwonią tylko wtedy, gdy chcą liczby. Nikt nie pyta, jak się mamy, było świetnie.",
    "ISO-8859-2",
  ],
  [
    "Czech",
    "windows-1250",
    "Ana: A co prodáváte?\nR3: Pokladny. Řekl bych, že většinou malým obchodům na vesnici.",
    "Windows-1250",
  ],
  [
    "Hungarian",
    "iso-8859-2",
    "Csak akkor hívnak, amikor számot akarnak. Őszintén szólva ez rossz érzés.",
    "ISO-8859-2",
  ],
  [
    "Turkish",
    "windows-1254",
    "Sadece bir sayı istediklerinde arıyorlar. Kimse nasıl olduğumuzu sormuyor, işler kötü.",
    "Windows-1254",
  ],
  ["Russian", "windows-1251", "Ана: Что вы продаёте?\nР3: Кассы.", "Windows-1251"],
  ["Russian of Unix", "koi8-r", "Ана: Что вы продаёте?\nР3: Кассы.", "KOI8-R"],
  [
    "Greek",
    "windows-1253",
    "Τηλεφωνούν μόνο όταν θέλουν έναν αριθμό. Κανείς δεν ρωτάει πώς είμαστε.",
    "ISO-8859-7",
  ],
  ["Hebrew", "windows-1255", "הם מתקשרים רק כשהם רוצים מספר. אף אחד לא שואל מה שלומנו.", "Windows-1255"],
  ["Arabic", "windows-1256", "إنهم يتصلون فقط عندما يريدون رقما. لا أحد يسأل عن حالنا.", "Windows-1256"],
  ["Thai", "windows-874", "พวกเขาโทรมาเฉพาะเมื่อต้องการตัวเลข ไม่มีใครถามว่าเราเป็นอย่างไร", "Windows-874"],
  ["Japanese", "shift_jis", "インタビュアー：何を売っていますか。\n回答者：レジです。", "Shift_JIS"],
  [
    "Japanese of Unix",
    "euc-jp",
    "インタビュアー：何を売っていますか。\n回答者：レジです。箱に入っています。",
    "EUC-JP",
  ],
  ["Korean", "euc-kr", "면접자: 무엇을 파세요?\n응답자: 계산대요.", "EUC-KR"],
  ["Chinese", "gb18030", "采访者：你们卖什么？\n受访者：收银机。", "GB18030"],
  ["Chinese of Taiwan", "big5", "採訪者：你們賣什麼？\n受訪者：收銀機。", "Big5"],
];

describe("A text in an old encoding", () => {
  it("is never guessed to be in one that people can't choose", () => {
    const offered = new Set(encodings.map(({ name }) => name));
    assert.deepEqual(
      guessedEncodings.filter((name) => !offered.has(name)),
      [],
    );
  });

  for (const [what, encoding, text, told = "Windows-1252"] of cases) {
    it(`that is ${what} is read, and says how`, () => {
      const brought = read(encoded(text, encoding));
      assert.equal(brought.text, `${text.split("\n").join("\n\n")}\n`);
      assert.equal(remarkOf(brought), `files that are no Unicode, read as ${told}`);
    });
  }

  it("is known by few words among many English ones, and wherever they stand in it", () => {
    const english = "R3: They only call when they want a number, and nobody asks how we are doing.\n".repeat(
      1000,
    );
    const brought = read(encoded(`${english}Ана: Что вы продаёте?\n`, "windows-1251"));
    assert.ok(brought.text.endsWith("Что вы продаёте?\n"));
    assert.ok(read(encoded(`${english}R3: très bien\n`, "windows-1252")).text.endsWith("très bien\n"));
  });

  it("is read as a person says, captions and web pages too; a byte-order mark says more", () => {
    const bytes = encoded("Ана: Касса", "ibm866");
    const brought = read(bytes, "ibm866");
    assert.deepEqual([brought.text, brought.warnings], ["Ана: Касса\n", []]);
    assert.equal(read(encoded("<p>Касса", "ibm866"), "ibm866", "a.html").text, "Касса\n");
    const cues = "1\n00:00:01,000 --> 00:00:02,000\nКасса\n";
    assert.equal(read(encoded(cues, "ibm866"), "ibm866", "a.srt").text, "[0:01] Касса\n");
    assert.equal(read(strToU8("\uFEFFКасса"), "ibm866").text, "Касса\n");
    assert.equal(read(Uint8Array.of(0x1a, 0x04, 0x30, 0x04), "utf-16le").text, "Ка\n");
  });

  it("is none where it is Unicode, and where that is damaged the damage is shown", () => {
    const sound = read(strToU8("Ана: Schön, 日本語 😀"));
    assert.deepEqual([sound.text, sound.warnings], ["Ана: Schön, 日本語 😀\n", []]);
    const bytes = strToU8("Ana: Schön, dass Sie da sind. Für uns wäre das größer. ✔");
    const broken = read(bytes.subarray(0, bytes.length - 1));
    assert.ok(broken.text.startsWith("Ana: Schön"));
    assert.equal(remarkOf(broken), "files that hold � for what can't be read");
  });

  it("that is no text at all is refused", () => {
    const wrong = (bytes: Uint8Array, encoding: string | null = null) =>
      JSON.stringify(toMarkdown("a.txt", bytes, reading(encoding)));
    assert.match(wrong(Uint8Array.of(200, 0, 1, 2, 255)), /no text/);
    assert.match(wrong(Uint8Array.of(65, 0, 1, 0, 0, 0)), /no text/);
    assert.match(wrong(Uint8Array.of(200, 0, 1), "windows-1251"), /no text/);
    assert.match(wrong(new Uint8Array(5_100_000).fill(97)), /more words than a document may have/);
  });

  it("is one of those that can be chosen, all of which can be read", () => {
    for (const { name } of encodings) assert.ok(isEncoding(decode, name), name);
    assert.ok(!isEncoding(decode, "no-such-thing"));
  });

  it("never makes the reader throw, whatever its bytes are", () => {
    law(fc.uint8Array({ maxLength: 300 }), (bytes) => void toMarkdown("a.txt", bytes, reading()), 60);
    law(fc.uint8Array({ min: 0x80, maxLength: 300 }), (bytes) => void read(Uint8Array.of(65, ...bytes)), 40);
  });
});
