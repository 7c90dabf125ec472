/** Says how a picture is turned (EXIF 2.3, tag 0x0112): 1 to 8, 1 as it is. */
const orientationTag = 0x0112;

const shortType = 3;
const tagSize = 12;

/** How the picture is turned by what stands in its EXIF data, from the TIFF header on. Malformed: not at all. */
export const readOrientation = (tiff: Buffer): number => {
  const order = tiff.subarray(0, 2).toString('latin1');
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return 1;
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const start = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(start);
  for (let tag = 0; tag < count; tag += 1) {
    const at = start + 2 + tag * tagSize;
    if (at + tagSize > tiff.length) return 1;
    if (short(at) !== orientationTag || short(at + 2) !== shortType) continue;
    const orientation = short(at + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
};

/** EXIF data that say how a picture is turned, and nothing else. */
export const orientationExif = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(shortType, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
};
