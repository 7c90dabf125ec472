/** A picture as a camera makes it: so much noise that it is heavy; its left half is red and its right half blue. */
export const picture = async (width: number, height: number, type: string): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  const image = context.createImageData(width, height);
  const noise = new Uint8Array(65_521); // a prime, so that no pattern comes back in the lines
  crypto.getRandomValues(noise);
  for (let at = 0; at < image.data.length; at += 4) {
    const isLeft = (at / 4) % width < width / 2;
    const grain = (noise[(at / 4) % noise.length] ?? 0) / 4;
    image.data.set([isLeft ? 255 - grain : grain, grain, isLeft ? grain : 255 - grain, 255], at);
  }
  context.putImageData(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 1));
  if (!blob) throw new Error('No picture');
  return new Uint8Array(await blob.arrayBuffer());
};
