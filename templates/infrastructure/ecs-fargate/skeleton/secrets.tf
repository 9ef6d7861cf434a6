# What the application must know and nobody may read. The value is put by hand and never stands in a
# file or in the state; the password of the database has a secret of its own, made and rotated by RDS.

resource "aws_secretsmanager_secret" "service" {
  #checkov:skip=CKV2_AWS_57:its content comes from elsewhere and cannot be rotated from here
  name                    = "${var.name}/app"
  description             = "Secrets of ${var.name}"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 7
}
