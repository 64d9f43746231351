/** Version of the product, as it stands in every record and export. */
export const VERSION = '0.1.0';
