// @ts-check

const failing = ['critical', 'warning'];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('readings', table => {
    table
      .string('failing_since')
      .comment(
        'ISO 8601, UTC: when it began to fail, if only with a warning; empty where it does not, or that is forgotten',
      );
    table.index(['failing_since']);
  });
  await knex('readings')
    .whereIn('status', failing)
    .where({ stale: false })
    .update({
      failing_since: knex('transitions')
        .max('at')
        .whereRaw('transitions.entity_ref = readings.entity_ref')
        .whereRaw('transitions.kind = readings.kind')
        .whereRaw('transitions.source = readings.source')
        .whereIn('to_status', failing)
        .where(began =>
          began.whereNull('from_status').orWhereNotIn('from_status', failing),
        ),
    });
  await knex.schema.alterTable('transitions', table => {
    table
      .boolean('after_silence')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the source answers again, or for the first time');
    table.index(['source', 'at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('transitions', table => {
    table.dropIndex(['source', 'at']);
    table.dropColumn('after_silence');
  });
  await knex.schema.alterTable('readings', table => {
    table.dropIndex(['failing_since']);
    table.dropColumn('failing_since');
  });
};
