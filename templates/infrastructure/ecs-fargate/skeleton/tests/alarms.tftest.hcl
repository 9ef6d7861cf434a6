mock_provider "aws" {}

mock_provider "aws" {
  alias = "dr"
}

variables {
  name           = "orders"
  database       = true
  latency_p95_ms = 750
  alarm_email    = "on-call@example.com"
}

run "alarms" {
  command = plan

  assert {
    condition = toset([for alarm in aws_cloudwatch_metric_alarm.service : alarm.alarm_name]) == toset([
      "orders-alb-5xx", "orders-alb-latency-p95", "orders-alb-unhealthy-hosts",
      "orders-ecs-cpu", "orders-ecs-memory",
      "orders-rds-cpu", "orders-rds-storage", "orders-rds-connections",
    ])
    error_message = "Gantry finds the alarms by these names."
  }

  # name = [metric, statistic, comparison, threshold, seconds, periods]
  assert {
    condition = {
      for name, alarm in aws_cloudwatch_metric_alarm.service : name => [
        alarm.metric_name, coalesce(alarm.statistic, alarm.extended_statistic),
        alarm.comparison_operator, alarm.threshold, alarm.period, alarm.evaluation_periods,
      ]
      } == {
      alb-5xx             = ["HTTPCode_Target_5XX_Count", "Sum", "GreaterThanThreshold", 10, 300, 1]
      alb-latency-p95     = ["TargetResponseTime", "p95", "GreaterThanThreshold", 0.75, 60, 3]
      alb-unhealthy-hosts = ["UnHealthyHostCount", "Maximum", "GreaterThanThreshold", 0, 60, 1]
      ecs-cpu             = ["CPUUtilization", "Average", "GreaterThanThreshold", 80, 60, 5]
      ecs-memory          = ["MemoryUtilization", "Average", "GreaterThanThreshold", 80, 60, 5]
      rds-cpu             = ["CPUUtilization", "Average", "GreaterThanThreshold", 80, 60, 5]
      rds-storage         = ["FreeStorageSpace", "Average", "LessThanThreshold", 2147483648, 60, 3]
      rds-connections     = ["DatabaseConnections", "Average", "GreaterThanThreshold", 80, 60, 3]
    }
    error_message = "An alarm has another threshold than agreed."
  }

  assert {
    condition     = aws_sns_topic.alarms.name == "orders-alarms" && aws_sns_topic_subscription.email[0].endpoint == "on-call@example.com"
    error_message = "Alarms reach the topic, and the address that was given."
  }
}
