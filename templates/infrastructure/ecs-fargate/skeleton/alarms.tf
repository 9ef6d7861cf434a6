# Gantry reads these alarms by name: they are the health of the service on its catalog page.

locals {
  load_balancer_alarms = {
    alb-5xx = {
      description        = "The targets answer with server errors."
      metric             = "HTTPCode_Target_5XX_Count"
      statistic          = "Sum"
      threshold          = 10
      period             = 300
      evaluation_periods = 1
      # CloudWatch counts no zero.
      treat_missing_data = "notBreaching"
    }
    alb-latency-p95 = {
      description = "The 95th percentile of the response time is above ${var.latency_p95_ms} ms."
      metric      = "TargetResponseTime"
      percentile  = "p95"
      threshold   = var.latency_p95_ms / 1000
    }
    alb-unhealthy-hosts = {
      description        = "A target fails its health check."
      metric             = "UnHealthyHostCount"
      statistic          = "Maximum"
      threshold          = 0
      evaluation_periods = 1
    }
  }

  ecs_alarms = {
    ecs-cpu = {
      description        = "The tasks use more than 80 % of their CPU."
      metric             = "CPUUtilization"
      threshold          = 80
      evaluation_periods = 5
    }
    ecs-memory = {
      description        = "The tasks use more than 80 % of their memory."
      metric             = "MemoryUtilization"
      threshold          = 80
      evaluation_periods = 5
    }
  }

  database_alarms = {
    rds-cpu = {
      description        = "The database uses more than 80 % of its CPU."
      metric             = "CPUUtilization"
      threshold          = 80
      evaluation_periods = 5
    }
    rds-storage = {
      description = "Less than 2 GiB of the database storage is free."
      metric      = "FreeStorageSpace"
      comparison  = "LessThanThreshold"
      threshold   = 2 * 1024 * 1024 * 1024
    }
    rds-connections = {
      description = "More than 80 connections to the database are open."
      metric      = "DatabaseConnections"
      threshold   = 80
    }
  }

  load_balancer_dimensions = {
    LoadBalancer = aws_lb.main.arn_suffix
    TargetGroup  = aws_lb_target_group.service.arn_suffix
  }

  ecs_dimensions = {
    ClusterName = aws_ecs_cluster.main.name
    ServiceName = aws_ecs_service.main.name
  }

  alarms = merge(
    { for name, alarm in local.load_balancer_alarms : name => merge(alarm, { namespace = "AWS/ApplicationELB", dimensions = local.load_balancer_dimensions }) },
    { for name, alarm in local.ecs_alarms : name => merge(alarm, { namespace = "AWS/ECS", dimensions = local.ecs_dimensions }) },
    { for name, alarm in local.database_alarms : name => merge(alarm, { namespace = "AWS/RDS", dimensions = { DBInstanceIdentifier = var.name } }) if var.database },
  )
}

resource "aws_cloudwatch_metric_alarm" "service" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = can(each.value.percentile) ? null : try(each.value.statistic, "Average")
  extended_statistic  = try(each.value.percentile, null)
  comparison_operator = try(each.value.comparison, "GreaterThanThreshold")
  threshold           = each.value.threshold
  period              = try(each.value.period, 60)
  evaluation_periods  = try(each.value.evaluation_periods, 3)
  treat_missing_data  = try(each.value.treat_missing_data, "missing")
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
