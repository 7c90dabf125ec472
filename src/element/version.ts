/** Release these elements belong to. The build and a test keep it equal to `package.json`. */
export const version = '1.0.0';
