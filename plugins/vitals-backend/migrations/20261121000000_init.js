// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('readings', table => {
    table.comment('What each source last said of a vital of an entity');
    table.string('entity_ref').notNullable();
    table.string('kind').notNullable().comment('The vital');
    table.string('source').notNullable();
    table.string('status').notNullable();
    table.text('reason').notNullable();
    table.string('observed_at').notNullable().comment('ISO 8601, UTC');
    table.text('link');
    table.text('details').notNullable().comment('JSON');
    table
      .boolean('stale')
      .notNullable()
      .comment('Whether it has been counted as outlived already');
    table.primary(['entity_ref', 'kind', 'source']);
    table.index(['kind', 'source']);
  });

  await knex.schema.createTable('failures', table => {
    table.comment('Why a source could not answer for an entity the last time');
    table.string('entity_ref').notNullable();
    table.string('vital').notNullable();
    table.string('source').notNullable();
    table.string('kind').notNullable();
    table.text('message').notNullable();
    table.text('fix');
    table
      .string('since')
      .notNullable()
      .comment('ISO 8601, UTC: the first of the uninterrupted failures');
    table.primary(['entity_ref', 'vital', 'source']);
    table.index(['vital', 'source']);
  });

  await knex.schema.createTable('transitions', table => {
    table.comment('Changes of status of a source of a vital of an entity');
    table.bigIncrements('id');
    table.string('entity_ref').notNullable();
    table.string('kind').notNullable();
    table.string('source').notNullable();
    table.string('from_status').comment('Empty for the first reading');
    table.string('to_status').notNullable();
    table.text('reason').notNullable();
    table.string('at').notNullable().comment('ISO 8601, UTC');
    table.index(['entity_ref', 'at']);
    table.index(['at']);
  });

  await knex.schema.createTable('changes', table => {
    table.comment('At which revision the verdicts of an entity last changed');
    table.string('entity_ref').primary();
    table.bigInteger('revision').notNullable();
    table.string('at').notNullable().comment('ISO 8601, UTC');
    table.index(['revision']);
  });

  await knex.schema.createTable('revision', table => {
    table.comment('One row: grows with every change of a verdict');
    table.bigInteger('value').notNullable();
  });
  await knex('revision').insert({ value: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'revision',
    'changes',
    'transitions',
    'failures',
    'readings',
  ]) {
    await knex.schema.dropTable(table);
  }
};
