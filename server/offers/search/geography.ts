/** Mean radius of the Earth, in kilometres. */
const earthRadius = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres on a sphere of the Earth's mean radius (haversine formula). */
export const distanceKm = (fromLongitude: number, fromLatitude: number, longitude: number, latitude: number): number =>
  2 *
  earthRadius *
  Math.asin(
    Math.sqrt(
      Math.min(
        1,
        Math.sin(radians(latitude - fromLatitude) / 2) ** 2 +
          Math.cos(radians(fromLatitude)) * Math.cos(radians(latitude)) * Math.sin(radians(longitude - fromLongitude) / 2) ** 2,
      ),
    ),
  );

/** Degrees to each side within which all lies that is as near as so many kilometres. */
export const boundingBox = (latitude: number, radius: number): { width: number; height: number } => {
  const height = radius / (earthRadius * radians(1));
  return { width: height / Math.cos(radians(latitude)), height };
};
