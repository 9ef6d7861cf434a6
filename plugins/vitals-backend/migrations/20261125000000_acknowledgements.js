// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('acknowledgements', table => {
    table.comment('Who sees, or saw, to what');
    table.bigIncrements('id');
    table
      .string('subject')
      .notNullable()
      .comment('An entity reference, or source:<id>');
    table
      .string('cause')
      .notNullable()
      .comment('The subject that it was given for, and this one with it');
    table.string('given_by').notNullable().comment('The user');
    table.string('given_at').notNullable().comment('ISO 8601, UTC');
    table.text('note');
    table
      .string('ended_at')
      .comment('ISO 8601, UTC; empty for the one that stands');
    table
      .string('ended_because')
      .comment('recovered, withdrawn, or forgotten as nothing asks for it');
    table.string('ended_by').comment('The user who withdrew it');
    table.index(['ended_at']);
  });
  // Of two who acknowledge at once this lets one be the first, on whichever replicas they are.
  await knex.raw(
    'create unique index acknowledgements_standing on acknowledgements (subject) where ended_at is null',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('acknowledgements');
};
