// @ts-check

const suffix = ' inspections';

/**
 * What inspections spend was counted in rows of its own, beside those of the account that count it, too: a sum over
 * the table was wrong.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('cloudwatch_spending', table => {
    table
      .bigInteger('inspections')
      .notNullable()
      .defaultTo(0)
      .comment('How many of the metrics were asked for inspections');
  });
  const parts = await knex('cloudwatch_spending')
    .where('account', 'like', `%${suffix}`)
    .select();
  for (const { day, account, metrics } of parts) {
    await knex('cloudwatch_spending')
      .where({ day, account: account.slice(0, -suffix.length) })
      .update({ inspections: metrics });
  }
  await knex('cloudwatch_spending')
    .where('account', 'like', `%${suffix}`)
    .delete();
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const rows = await knex('cloudwatch_spending')
    .where('inspections', '>', 0)
    .select();
  await knex.schema.alterTable('cloudwatch_spending', table => {
    table.dropColumn('inspections');
  });
  for (const { day, account, inspections } of rows) {
    await knex('cloudwatch_spending').insert({
      day,
      account: `${account}${suffix}`,
      metrics: inspections,
    });
  }
};
