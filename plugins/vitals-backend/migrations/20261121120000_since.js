// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('readings', table => {
    table
      .string('since')
      .comment(
        'ISO 8601, UTC: when the status was entered; empty where that is forgotten',
      );
  });
  await knex('readings').update({
    since: knex('transitions')
      .max('at')
      .whereRaw('transitions.entity_ref = readings.entity_ref')
      .whereRaw('transitions.kind = readings.kind')
      .whereRaw('transitions.source = readings.source'),
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('readings', table => {
    table.dropColumn('since');
  });
};
