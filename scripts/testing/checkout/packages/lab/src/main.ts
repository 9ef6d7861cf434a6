// Stands in for the lab: only its status route.
const { createServer } = require('node:http');

createServer((request, response) => response.end('{}')).listen(
  process.env.GANTRY_LAB_PORT,
  '127.0.0.1',
);
