// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cloudwatch_spending', table => {
    table.comment('How many metrics were asked of CloudWatch');
    table.string('day').notNullable().comment('ISO 8601, UTC');
    table.string('account').notNullable().comment('Twelve digits');
    table.bigInteger('metrics').notNullable();
    table.primary(['day', 'account']);
  });

  await knex.schema.createTable('cloudwatch_figures', table => {
    table.comment('What replicas have last worked out of metrics');
    table.string('source').notNullable();
    table.string('key').notNullable().comment('SHA-256 of what was asked');
    table.string('read_at').notNullable().comment('ISO 8601, UTC');
    table.text('figure').notNullable().comment('JSON');
    table.primary(['source', 'key']);
    table.index(['source', 'read_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cloudwatch_figures');
  await knex.schema.dropTable('cloudwatch_spending');
};
