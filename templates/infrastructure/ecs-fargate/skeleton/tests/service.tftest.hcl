mock_provider "aws" {}

mock_provider "aws" {
  alias = "dr"
}

variables {
  name       = "orders"
  account_id = "111122223333"
  repository = "acme/orders"
}

run "production" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.deploy.assume_role_policy).Statement[0].Condition.StringEquals == {
      "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
      "token.actions.githubusercontent.com:sub" = "repo:acme/orders:environment:production"
    }
    error_message = "Only the production environment of the service's repository deploys."
  }

  assert {
    condition     = aws_iam_role.deploy.name == "orders-deploy" && aws_ecs_cluster.main.name == "orders" && aws_ecs_service.main.name == "orders" && aws_ecr_repository.service.name == "orders"
    error_message = "The workflow of the service finds role, cluster, service and repository by these names."
  }

  assert {
    condition     = aws_ecs_service.main.deployment_circuit_breaker[0].rollback && aws_ecs_service.main.deployment_minimum_healthy_percent == 100
    error_message = "A deployment that fails is rolled back, without an outage."
  }

  assert {
    condition     = aws_lb_target_group.service.health_check[0].path == "/health"
    error_message = "The load balancer asks /health."
  }

  assert {
    condition     = alltrue([for schedule in aws_scheduler_schedule.off_hours : schedule.state == "DISABLED"])
    error_message = "The off-hours scheduler is off in production."
  }
}

run "http_redirects_when_there_is_a_certificate" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/example"
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.https[0].port == 443
    error_message = "With a certificate nothing is served in the clear."
  }
}

run "other_environments_sleep" {
  command = plan

  variables {
    environment = "staging"
    off_hours   = { time_zone = "Europe/Berlin" }
  }

  assert {
    condition = { for name, schedule in aws_scheduler_schedule.off_hours : name => [schedule.state, schedule.schedule_expression, schedule.schedule_expression_timezone, jsondecode(schedule.target[0].input).action] } == {
      stop  = ["ENABLED", "cron(0 20 ? * MON-FRI *)", "Europe/Berlin", "stop"]
      start = ["ENABLED", "cron(0 7 ? * MON-FRI *)", "Europe/Berlin", "start"]
    }
    error_message = "Elsewhere the service sleeps from 20 to 7 o'clock and at the weekend."
  }

  assert {
    condition     = aws_lambda_function.off_hours.environment[0].variables.DESIRED_COUNT == tostring(var.desired_count)
    error_message = "It wakes up to the number of tasks that is wanted."
  }
}

run "refuses_what_aws_refuses" {
  command = plan

  variables {
    name      = "internal-orders"
    region    = "us-east-1"
    dr_region = "us-east-1"
    port      = 80
  }

  expect_failures = [var.name, var.dr_region, var.port]
}
