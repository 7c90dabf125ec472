/** Longest sides that are tried (pixels): a sheet of A4 at 300 dots an inch, at 212, and at 150, where print can still be read. */
const sides = [3_508, 2_480, 1_754];

/** Of JPEG, 0 to 1: where letters show no halo yet. */
const quality = 0.85;

const colour = [200, 50, 100] as const;

/** Some browsers hand out noise in place of what was drawn, against fingerprints: that is no document to send. */
const isCanvasFaithful = (): boolean => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return false;
  context.fillStyle = `rgb(${colour.join()})`;
  context.fillRect(0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  return data.every((value, index) => Math.abs(value - (colour[index % 4] ?? 255)) < 16);
};

const drawn = (photo: ImageBitmap, side: number): Promise<Blob | null> => {
  const scale = Math.min(1, side / Math.max(photo.width, photo.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(photo.width * scale);
  canvas.height = Math.round(photo.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff'; // what is transparent would be black
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/**
 * The same photograph, as a JPEG of at most so many bytes, upright as the camera meant it. Nothing where this browser cannot make
 * one: what it cannot read, what is too large for it, and where what it draws is not what it hands out.
 */
export const resizePhotograph = async (file: File, most: number): Promise<File | undefined> => {
  try {
    if (!isCanvasFaithful()) return undefined;
    const photo = await createImageBitmap(file, { imageOrientation: 'from-image' });
    try {
      for (const side of sides) {
        const blob = await drawn(photo, side);
        if (!blob || blob.size > most) continue;
        const name = `${file.name.replace(/\.[^.]*$/, '')}.jpg`;
        return new File([blob], name, { type: 'image/jpeg', lastModified: file.lastModified });
      }
    } finally {
      photo.close();
    }
  } catch {
    // The person is told that it is too large.
  }
  return undefined;
};
