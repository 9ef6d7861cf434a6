mock_provider "aws" {}

mock_provider "aws" {
  alias = "dr"
}

run "network" {
  command = plan

  variables {
    database = true
    port     = 9123
  }

  assert {
    condition     = aws_vpc.main.cidr_block == "10.0.0.0/16" && aws_vpc.main.enable_dns_support && aws_vpc.main.enable_dns_hostnames
    error_message = "The VPC is 10.0.0.0/16 with DNS."
  }

  assert {
    condition = length(distinct(concat(
      aws_subnet.public[*].cidr_block, aws_subnet.private[*].cidr_block, aws_subnet.data[*].cidr_block,
    ))) == 6
    error_message = "There are six subnets with ranges of their own."
  }

  assert {
    condition = alltrue([for layer in [aws_subnet.public, aws_subnet.private, aws_subnet.data] :
      toset(layer[*].availability_zone) == toset(["${var.region}a", "${var.region}b"])
    ])
    error_message = "Each layer stands in both zones."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : subnet.map_public_ip_on_launch != true])
    error_message = "No subnet hands out public addresses."
  }

  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["ecr.api", "ecr.dkr", "kms", "logs", "secretsmanager"])
    error_message = "Images, keys, logs and secrets are reached by interface endpoints."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled])
    error_message = "S3 has a gateway endpoint, the others answer to the usual names."
  }

  assert {
    condition     = length(aws_route_table.private.route) == 0
    error_message = "The private route table leads nowhere outside: no NAT, no Internet gateway."
  }

  # No file may bring a NAT gateway in by another door.
  assert {
    condition     = length(flatten([for file in fileset(path.module, "*.tf") : regexall("aws_nat_(gateway|instance)|aws_eip", file(file))])) == 0
    error_message = "There is no NAT."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.internet_to_load_balancer : rule.from_port]) == toset([80, 443])
    error_message = "The Internet reaches 80 and 443."
  }

  assert {
    condition = alltrue([for rule in [aws_vpc_security_group_ingress_rule.load_balancer_to_service, aws_vpc_security_group_egress_rule.load_balancer_to_service] :
      rule.from_port == 9123 && rule.to_port == 9123 && rule.cidr_ipv4 == null
    ])
    error_message = "The load balancer reaches the tasks on the service's port, and nobody else does."
  }

  assert {
    condition = alltrue([for rule in concat(aws_vpc_security_group_ingress_rule.service_to_database, aws_vpc_security_group_egress_rule.service_to_database) :
      rule.from_port == 5432 && rule.to_port == 5432 && rule.cidr_ipv4 == null
    ])
    error_message = "The tasks reach the database on 5432, and nobody else does."
  }

  assert {
    condition     = !aws_ecs_service.main.network_configuration[0].assign_public_ip
    error_message = "The tasks have no public address."
  }

  assert {
    condition     = aws_lb_target_group.service.port == 9123
    error_message = "The port reaches the target group."
  }
}
