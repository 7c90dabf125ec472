import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PDF of blank pages. `packed`: its objects are in a compressed stream, as most programs write them today. */
export const pdf = (pages: number, { packed = false, trailer = '', padding = 0 } = {}): Buffer => {
  const kids = Array.from({ length: pages }, (_, page) => 3 + page);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${pages} /Resources << /Font << >> >> /Type /Pages >>`,
    ...kids.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
  ];
  const parts: Buffer[] = [ascii('%PDF-1.7\n%âãÏÓ\n')];
  // Random enough that nothing compresses it, and the same each time.
  const filling = Buffer.alloc(padding);
  for (let at = 0, seed = 7; at < padding; at += 1) filling[at] = (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16;
  if (padding) parts.push(ascii(`90 0 obj\n<< /Length ${padding} >>\nstream\n`), filling, ascii('\nendstream\nendobj\n'));
  if (packed) {
    const header = objects
      .map((_, index) => `${index + 1} ${objects.slice(0, index).join('\n').length + (index ? 1 : 0)}`)
      .join(' ');
    const stream = deflateSync(ascii(`${header}\n${objects.join('\n')}`));
    parts.push(
      ascii(
        `91 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${header.length + 1} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
      ),
      stream,
      ascii(
        `\nendstream\nendobj\n92 0 obj\n<< /Type /XRef /Size 93 /Root 1 0 R ${trailer} /Length 0 >>\nstream\n\nendstream\nendobj\n`,
      ),
    );
  } else
    parts.push(
      ascii(objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')),
      ascii(`xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`),
    );
  parts.push(ascii('startxref\n0\n%%EOF\n'));
  return Buffer.concat(parts);
};

export interface SampleEntry {
  name: string;
  content: string | Buffer;
  /** Not compressed. */
  stored?: boolean;
  /** What it is said to unpack to, in bytes, if not what it does. */
  saidSize?: number;
  /** What its own header calls it, if not as the directory does. */
  localName?: string;
  flags?: number;
}

/** A zip of these entries. */
export const zip = (entries: readonly SampleEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, saidSize, localName = name, flags = 0 } of entries) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saidSize ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.from(common);
    local.writeUInt16LE(Buffer.byteLength(localName), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const written = Buffer.concat([ascii('PK\x03\x04'), local, Buffer.from(localName), packed]);
    locals.push(written);
    centrals.push(Buffer.concat([ascii('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name)]));
    offset += written.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
};

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const docxEntries = (type: string): SampleEntry[] => [
  { name: '[Content_Types].xml', content: `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>` },
  { name: '_rels/.rels', content: '<Relationships/>' },
  { name: 'word/document.xml', content: `<w:document>${'<w:p>Dix ans d’expérience</w:p>'.repeat(50)}</w:document>` },
];

export const docx = (more: readonly SampleEntry[] = [], type = wordType): Buffer => zip([...docxEntries(type), ...more]);

export const odt = (more: readonly SampleEntry[] = []): Buffer =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: '<office:document-content>Dix ans d’expérience</office:document-content>' },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
    ...more,
  ]);

/** Three pixels by two. */
const plainJpeg = Buffer.from(
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVEAEBAAAAAAAAAAAAAAAAAAAAMf/EABUBAQEAAAAAAAAAAAAAAAAAAAQG/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAECMf/aAAwDAQACEQMRAD8AnwAStZRziP/Z',
  'base64',
);

const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]), content]);

/** EXIF data in little-endian order: how the picture is turned, and a place. */
export const exifData = (orientation: number, place = 'GPS 48.8566, 2.3522'): Buffer => {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x010e, 10); // ImageDescription
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(place.length, 14);
  tiff.writeUInt32LE(tiff.length, 18);
  tiff.writeUInt16LE(0x0112, 22);
  tiff.writeUInt16LE(3, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt16LE(orientation, 30);
  return Buffer.concat([tiff, ascii(place)]);
};

/** A frame header of a JPEG that is said to be this large, and the rest of the picture. */
export const jpegFrame = (width: number, height: number): Buffer => {
  const frame = Buffer.from(plainJpeg.subarray(2));
  const at = frame.indexOf(Buffer.from([0xff, 0xc0]));
  frame.writeUInt16BE(height, at + 5);
  frame.writeUInt16BE(width, at + 7);
  return frame;
};

/** JFIF and colour profile, which are needed; EXIF data, XMP, a comment, and something behind the picture, which are not. */
export const jpeg = ({ orientation = 1, frame = jpegFrame(3, 2) } = {}): Buffer =>
  Buffer.concat([
    plainJpeg.subarray(0, 2),
    segment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, Buffer.concat([ascii('Exif\0\0'), exifData(orientation)])),
    segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Jeanne Martin</x:xmpmeta>')),
    segment(0xe2, ascii('ICC_PROFILE\0\x01\x01a profile')),
    segment(0xed, ascii('Photoshop 3.0\0Jeanne Martin')),
    segment(0xfe, ascii('a comment')),
    frame,
    ascii('behind the picture'),
  ]);

/** What is left of `jpeg()`. */
export const cleanJpeg = (between: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([
    plainJpeg.subarray(0, 2),
    between,
    segment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe2, ascii('ICC_PROFILE\0\x01\x01a profile')),
    plainJpeg.subarray(2),
  ]);

export const pngChunk = (type: string, content: Buffer): Buffer => {
  const typed = Buffer.concat([ascii(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
};

const pngSignature = Buffer.from('iVBORw0KGgo=', 'base64');

/** A picture of one grey pixel; chunks of one’s own stand before its data. */
export const png = (more: readonly Uint8Array[] = [], { width = 1, height = 1, behind = '' } = {}): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    pngChunk('IEND', Buffer.alloc(0)),
    ascii(behind),
  ]);
};
