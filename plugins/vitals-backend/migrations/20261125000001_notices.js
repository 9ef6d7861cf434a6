// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('notice_watches', table => {
    table.comment('What fails, or has failed too lately to be called well');
    table.string('entity_ref').primary();
    table.string('status').notNullable();
    table
      .string('failing_since')
      .comment('ISO 8601, UTC; empty while it is well');
    table.string('critical_since').comment('ISO 8601, UTC');
    table.string('unknown_since').comment('ISO 8601, UTC');
    table.string('well_since').comment('ISO 8601, UTC');
  });

  await knex.schema.createTable('notice_incidents', table => {
    table.comment(
      'Of what an owner has been told, and not yet that it is over',
    );
    table.string('id').primary();
    table.string('owner_ref').notNullable();
    table.string('topic').notNullable();
    table.string('lead_ref').notNullable().comment('The entity named first');
    table
      .string('status')
      .notNullable()
      .comment('The worst that was told, unless it has stood lower for long');
    table.string('lower_since').comment('ISO 8601, UTC; while it stands lower');
    table
      .integer('round')
      .notNullable()
      .comment('1, and one more each time that the status was lowered');
    table
      .boolean('is_quiet')
      .notNullable()
      .comment('It was there before anybody was told of anything');
    table.string('opened_at').notNullable().comment('ISO 8601, UTC');
    table.string('began_at').comment('ISO 8601, UTC; empty where forgotten');
  });

  await knex.schema.createTable('notice_entities', table => {
    table.comment('The entities of those incidents, unless they are well');
    table.string('owner_ref').notNullable();
    table.string('entity_ref').notNullable();
    table
      .string('incident_id')
      .notNullable()
      .references('id')
      .inTable('notice_incidents')
      .onDelete('CASCADE');
    // An owner is told of an entity once.
    table.primary(['owner_ref', 'entity_ref']);
    table.index(['incident_id']);
  });

  await knex.schema.createTable('notice_recoveries', table => {
    table.comment(
      'The entities that have left those incidents, as they are well',
    );
    table
      .string('incident_id')
      .notNullable()
      .references('id')
      .inTable('notice_incidents')
      .onDelete('CASCADE');
    table.string('entity_ref').notNullable();
    table
      .string('well_since')
      .comment('ISO 8601, UTC; empty where it failed again, in another one');
    table.primary(['incident_id', 'entity_ref']);
  });

  await knex.schema.createTable('notice_outbox', table => {
    table.comment('Notices to be delivered, and those that lately were');
    table.bigIncrements('id');
    table.string('incident_id').notNullable();
    table
      .string('notice_key')
      .notNullable()
      .comment('The same for a notice that is delivered twice');
    table.string('sink').notNullable().comment('By which it is delivered');
    table.text('notice').notNullable().comment('JSON');
    table.string('created_at').notNullable().comment('ISO 8601, UTC');
    table.integer('attempts').notNullable();
    table.string('claimed_by').comment('The replica that tries or last tried');
    table
      .string('due_at')
      .notNullable()
      .comment(
        'ISO 8601, UTC: when it may be claimed, also from a replica that died',
      );
    table.string('done_at').comment('ISO 8601, UTC: delivered, or given up');
    table.unique(['notice_key', 'sink']);
    table.index(['incident_id', 'sink']);
    table.index(['done_at', 'due_at']);
  });

  await knex.schema.createTable('notice_state', table => {
    table.comment('One row, held by who decides what is told');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Of the fleet that was last looked at');
    table
      .string('looked_at')
      .comment('ISO 8601, UTC; empty before the first look');
    table
      .string('began_at')
      .comment(
        'ISO 8601, UTC: the first look after an hour or more without one',
      );
  });
  await knex('notice_state').insert({ revision: -1 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'notice_state',
    'notice_outbox',
    'notice_recoveries',
    'notice_entities',
    'notice_incidents',
    'notice_watches',
  ]) {
    await knex.schema.dropTable(table);
  }
};
