# The backups, with the log of every transaction, follow to the recovery region within minutes.

resource "aws_db_instance_automated_backups_replication" "main" {
  count    = local.database_count
  provider = aws.dr

  source_db_instance_arn = aws_db_instance.main[0].arn
  kms_key_id             = aws_kms_key.recovery[0].arn
  retention_period       = 7
}
