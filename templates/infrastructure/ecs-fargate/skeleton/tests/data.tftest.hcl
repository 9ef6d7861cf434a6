mock_provider "aws" {}

mock_provider "aws" {
  alias = "dr"
}

run "database" {
  command = plan

  variables {
    database = true
    tier     = "2"
  }

  assert {
    condition     = aws_db_instance.main[0].engine == "postgres" && aws_db_instance.main[0].instance_class == "db.t3.micro" && !aws_db_instance.main[0].multi_az
    error_message = "The database is PostgreSQL on db.t3.micro."
  }

  assert {
    condition     = aws_db_instance.main[0].storage_encrypted && !aws_db_instance.main[0].publicly_accessible && aws_db_instance.main[0].deletion_protection
    error_message = "The database is encrypted, private and protected."
  }

  assert {
    condition     = aws_db_instance.main[0].manage_master_user_password && aws_db_instance.main[0].password == null
    error_message = "RDS makes and keeps the password."
  }

  assert {
    condition     = length(aws_db_instance_automated_backups_replication.main) == 1 && aws_kms_key.recovery[0].enable_key_rotation
    error_message = "Backups follow to the recovery region, under a key of that region."
  }

  assert {
    condition     = aws_kms_key.main.enable_key_rotation
    error_message = "The key rotates."
  }

  assert {
    condition     = aws_ecr_repository.service.encryption_configuration[0].encryption_type == "KMS" && aws_ecr_repository.service.image_scanning_configuration[0].scan_on_push && aws_ecr_repository.service.image_tag_mutability == "IMMUTABLE"
    error_message = "Images are encrypted, scanned and never replaced."
  }

  assert {
    condition     = alltrue([for group in [aws_cloudwatch_log_group.service, aws_cloudwatch_log_group.flow, aws_cloudwatch_log_group.off_hours] : group.retention_in_days == 365])
    error_message = "Logs are kept for a year."
  }
}

run "tier_one_has_a_standby" {
  command = plan

  variables {
    database = true
    tier     = "1"
  }

  assert {
    condition     = aws_db_instance.main[0].multi_az
    error_message = "A database of tier 1 has a standby in the other zone."
  }
}

run "no_trace_without_database" {
  command = plan

  variables {
    database = false
  }

  assert {
    condition = length(concat(
      aws_db_instance.main, aws_db_subnet_group.main, aws_db_parameter_group.main, aws_security_group.database,
      aws_vpc_security_group_egress_rule.service_to_database, aws_db_instance_automated_backups_replication.main,
      aws_kms_key.recovery, aws_iam_role.database_monitoring,
    )) == 0
    error_message = "Something of the database is left."
  }

  assert {
    condition     = aws_lambda_function.off_hours.environment[0].variables.DATABASE == ""
    error_message = "The scheduler leaves a database alone that is not there."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.service) == 5
    error_message = "An alarm watches a database that is not there."
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0
    error_message = "Nobody gets mail unasked."
  }
}
