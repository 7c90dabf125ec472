import { expect } from '@open-wc/testing';

import { resizePhotograph } from '../../src/uploads/resize-photograph.ts';
import { aFile } from '../support/documents.ts';
import { picture } from '../support/picture.ts';

/** The same JPEG, said to have been taken with the camera on its side: shown turned by a quarter to the right (EXIF 6). */
const turned = (jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const exif = [
    0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  ];
  return Uint8Array.from([...jpeg.subarray(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.subarray(2)]);
};

/** The size of a picture, and the colours near two of its corners. */
const look = async (file: File): Promise<{ size: number[]; topLeft: string; bottomLeft: string }> => {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number): string => {
    const [red = 0, , blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
    return red > blue ? 'red' : 'blue';
  };
  return { size: [bitmap.width, bitmap.height], topLeft: at(9, 9), bottomLeft: at(9, bitmap.height - 9) };
};

describe('a photograph that is too large', function () {
  this.timeout(60_000); // pictures of millions of dots

  it('is made smaller, as a JPEG that keeps its shape', async () => {
    const file = aFile('Mon CV.JPG', await picture(4_000, 1_000, 'image/jpeg'), 'image/jpeg');
    const smaller = await resizePhotograph(file, 2_000_000);
    expect(smaller).to.include({ name: 'Mon CV.jpg', type: 'image/jpeg', lastModified: file.lastModified });
    expect(smaller?.size).to.be.below(2_000_000).and.above(10_000);
    const { size, topLeft } = await look(smaller ?? file);
    expect([Math.round(((size[0] ?? 0) / (size[1] ?? 1)) * 10), topLeft]).to.deep.equal([40, 'red']);
    expect(size[0]).to.be.at.most(3_508);
  });

  it('stands upright, however the camera was held', async () => {
    const jpeg = await picture(1_200, 800, 'image/jpeg');
    const smaller = await resizePhotograph(aFile('CV.jpg', turned(jpeg), 'image/jpeg'), 5_000_000);
    expect(await look(smaller ?? aFile('none'))).to.deep.equal({ size: [800, 1_200], topLeft: 'red', bottomLeft: 'blue' });
  });

  it('stays as it is where it cannot be read, or cannot be made small enough', async () => {
    expect(await resizePhotograph(aFile('CV.jpg', new Uint8Array([1, 2, 3]), 'image/jpeg'), 1_000)).to.equal(undefined);
    const file = aFile('CV.png', await picture(400, 400, 'image/png'), 'image/png');
    expect(await resizePhotograph(file, 100)).to.equal(undefined);
  });

  it('is not sent as noise, which some browsers hand out against fingerprints', async () => {
    const file = aFile('CV.png', await picture(400, 400, 'image/png'), 'image/png');
    const { getImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => {
      const image = new ImageData(width, height);
      crypto.getRandomValues(image.data);
      return image;
    };
    try {
      expect(await resizePhotograph(file, 5_000_000)).to.equal(undefined);
    } finally {
      CanvasRenderingContext2D.prototype.getImageData = getImageData;
    }
  });
});
