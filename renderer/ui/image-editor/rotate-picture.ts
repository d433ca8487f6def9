/** The picture turned by a quarter, clockwise or against it; the one given is closed. */
export function rotatePicture(bitmap: ImageBitmap, turn: 1 | -1): ImageBitmap {
  const canvas = new OffscreenCanvas(bitmap.height, bitmap.width);
  const context = canvas.getContext('2d');
  if (context === null) return bitmap;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 2);
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  bitmap.close();
  return canvas.transferToImageBitmap();
}
