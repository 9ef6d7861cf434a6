# The cluster and the service. Terraform lays down the first task definition; each deployment registers
# the next revision with its own image.

locals {
  database_environment = var.database ? [
    { name = "DATABASE_HOST", value = aws_db_instance.main[0].address },
    { name = "DATABASE_NAME", value = aws_db_instance.main[0].db_name },
    { name = "DATABASE_SECRET_ARN", value = aws_db_instance.main[0].master_user_secret[0].secret_arn },
  ] : []
}

resource "aws_ecs_cluster" "main" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "service" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([{
    name      = "service"
    image     = "${aws_ecr_repository.service.repository_url}:first"
    essential = true
    # Nothing in the container may change what runs in it.
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { drop = ["ALL"] }, initProcessEnabled = true }
    stopTimeout            = 30

    portMappings = [{ containerPort = var.port, protocol = "tcp" }]

    environment = concat([
      { name = "PORT", value = tostring(var.port) },
      { name = "AWS_REGION", value = var.region },
      { name = "APP_SECRET_ARN", value = aws_secretsmanager_secret.service.arn },
    ], local.database_environment)

    healthCheck = {
      command     = ["CMD", "python", "-m", "app.healthcheck"]
      interval    = 30
      timeout     = 5
      retries     = 3
      startPeriod = 30
    }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.service.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "service"
      }
    }
  }])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }
}

resource "aws_ecs_service" "main" {
  name                              = var.name
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.service.arn
  desired_count                     = var.desired_count
  launch_type                       = "FARGATE"
  platform_version                  = "LATEST"
  propagate_tags                    = "SERVICE"
  enable_ecs_managed_tags           = true
  health_check_grace_period_seconds = 60

  network_configuration {
    subnets          = aws_subnet.private[*].id
    security_groups  = [aws_security_group.service.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.service.arn
    container_name   = "service"
    container_port   = var.port
  }

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  lifecycle {
    # Deployments set the one, the off-hours scheduler the other.
    ignore_changes = [task_definition, desired_count]
  }

  depends_on = [aws_lb_listener.http, aws_vpc_endpoint.interface, aws_vpc_endpoint.s3]
}
