module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Helpers that expect are named so.
    'jest/expect-expect': ['error', { assertFunctionNames: ['expect*'] }],
  },
});
