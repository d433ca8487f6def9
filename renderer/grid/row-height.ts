/** Look: 32 a row, the header too. 100,000 rows are 3.2 million pixels, well under what a browser can scroll. */
export const ROW_HEIGHT = 32;
