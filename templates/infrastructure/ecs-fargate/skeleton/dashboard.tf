locals {
  load_balancer_metric = ["LoadBalancer", aws_lb.main.arn_suffix]
  ecs_metric           = ["ClusterName", var.name, "ServiceName", var.name]
  database_metric      = ["DBInstanceIdentifier", var.name]

  graphs = concat(
    [
      { title = "Requests", stat = "Sum", metrics = [concat(["AWS/ApplicationELB", "RequestCount"], local.load_balancer_metric)] },
      { title = "Server errors", stat = "Sum", metrics = [concat(["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count"], local.load_balancer_metric)] },
      { title = "Response time, p95", stat = "p95", metrics = [concat(["AWS/ApplicationELB", "TargetResponseTime"], local.load_balancer_metric)] },
      { title = "Tasks: CPU and memory", stat = "Average", metrics = [
        concat(["AWS/ECS", "CPUUtilization"], local.ecs_metric),
        concat(["AWS/ECS", "MemoryUtilization"], local.ecs_metric),
      ] },
    ],
    var.database ? [
      { title = "Database: CPU", stat = "Average", metrics = [concat(["AWS/RDS", "CPUUtilization"], local.database_metric)] },
      { title = "Database: connections", stat = "Maximum", metrics = [concat(["AWS/RDS", "DatabaseConnections"], local.database_metric)] },
    ] : [],
  )
}

resource "aws_cloudwatch_dashboard" "service" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat(
      [{
        type       = "text"
        x          = 0
        y          = 0
        width      = 6
        height     = 3
        properties = { markdown = "Objectives: ${var.availability} % available, 95 % of answers within ${var.latency_p95_ms} ms" }
        }, {
        type       = "alarm"
        x          = 6
        y          = 0
        width      = 18
        height     = 3
        properties = { title = "Alarms", alarms = [for alarm in aws_cloudwatch_metric_alarm.service : alarm.arn] }
      }],
      [for index, graph in local.graphs : {
        type       = "metric"
        x          = (index % 2) * 12
        y          = 3 + floor(index / 2) * 6
        width      = 12
        height     = 6
        properties = { title = graph.title, region = var.region, stat = graph.stat, period = 60, metrics = graph.metrics }
      }],
    )
  })
}
