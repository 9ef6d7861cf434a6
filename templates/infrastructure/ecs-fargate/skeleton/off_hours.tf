# Outside office hours the tasks go to zero and the database stops. Off in production.

locals {
  off_hours_enabled = coalesce(var.off_hours.enabled, var.environment != "production")
  off_hours_name    = "${var.name}-off-hours"
}

resource "aws_lambda_function" "off_hours" {
  #checkov:skip=CKV_AWS_115:reserved concurrency is not available in accounts with the starting quota; it runs twice a day
  #checkov:skip=CKV_AWS_116:the scheduler retries and has the dead-letter queue
  #checkov:skip=CKV_AWS_117:it talks to AWS alone, and the VPC has no way out for it
  #checkov:skip=CKV_AWS_272:the workflow builds it from this repository in the same run
  #checkov:skip=CKV_AWS_173:its environment holds names only
  function_name = local.off_hours_name
  description   = "Sleeps and wakes ${var.name}"
  role          = aws_iam_role.off_hours.arn
  runtime       = "python3.13"
  handler       = "handler.handle"
  timeout       = 60
  memory_size   = 128

  # Built by scripts/package.py; what counts as a change is the source.
  filename         = "${path.module}/build/off_hours.zip"
  source_code_hash = filebase64sha256("${path.module}/scheduler/handler.py")

  environment {
    variables = {
      CLUSTER       = aws_ecs_cluster.main.name
      SERVICE       = aws_ecs_service.main.name
      DESIRED_COUNT = tostring(var.desired_count)
      DATABASE      = var.database ? var.name : ""
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.off_hours.name
  }
}

resource "aws_cloudwatch_log_group" "off_hours" {
  name              = "/aws/lambda/${local.off_hours_name}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_scheduler_schedule" "off_hours" {
  for_each = { stop = var.off_hours.stop, start = var.off_hours.start }

  name                         = "${var.name}-${each.key}"
  description                  = "${title(each.key)} ${var.name}"
  state                        = local.off_hours_enabled ? "ENABLED" : "DISABLED"
  schedule_expression          = each.value
  schedule_expression_timezone = var.off_hours.time_zone
  kms_key_arn                  = aws_kms_key.main.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.off_hours.arn
    role_arn = aws_iam_role.schedule.arn
    input    = jsonencode({ action = each.key })

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 900
    }

    dead_letter_config {
      arn = aws_sqs_queue.off_hours.arn
    }
  }
}

resource "aws_sqs_queue" "off_hours" {
  name                      = "${local.off_hours_name}-failed"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}
